package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evertill.exchange.files.FolderLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing as IT does it: columns are mapped once, then a file is one command. */
class ImportCommandTest {
    private static final String HEADER = "code,name,price,tax-group\n";

    private static final String WHICH_FILE = "Which file? Say import FILE --data DIR, or see import --help.\n";

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String error) { }

    @Test
    void aFileForTheDemoStoreIsImportedAndPublishedAndItsMappingKept() throws Exception {
        start().close();
        Path mapping = write("list.json", """
                {"name": "list", "columns": {"code": "code", "name": "name", "price": "price",
                 "tax-group": "tax-group"}, "goods": {"category": "produce"}}""");
        Path file = write("list.csv", HEADER + "7290008469890,Milk,6.90,food\n31,Figs,cheap,food\n");
        Run refused = run(file.toString(), "--mapping", mapping.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.error()).contains("1 of 2 rows are rejected, so nothing was imported: all or nothing.");
        Run done = run(file.toString(), "--skip-bad", "--rejected", folder.resolve("rejected.csv").toString());
        assertThat(done.error()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("Store 0107, items 1, price-sum 6.90", "rejected, not-a-number 1",
                "3 rows of headquarters' tables are new, changed or gone. 1 rows were rejected and left out.",
                "Published for store-0107: reference package 2, 3 changes");
        assertThat(folder.resolve("rejected.csv")).content().contains("3,not-a-number,", "\"31,Figs,cheap,food\"");
        assertThat(run(file.toString(), "--skip-bad").out()).contains("Nothing has changed")
                .doesNotContain("Published");
        assertThat(run("history").out()).contains("1  ", "  refused  list.csv  list, all-or-nothing, by ",
                "  done  list.csv  list, skip-bad, by ");
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            assertThat(register.json("/products/by-barcode/7290008469890").at("/product/name").asText())
                    .isEqualTo("Milk");
        }
    }

    @Test
    void aMappingIsProposedForAFile() throws Exception {
        start().close();
        Path file = write("list.csv", HEADER + "7290008469890,Milk,6.90,food\n");
        Path proposal = folder.resolve("proposal.json");
        assertThat(run("suggest", file.toString(), "--out", proposal.toString()).out())
                .contains("tax-group: tax-group (it is called so)", "The proposal is in");
        Files.writeString(proposal, Files.readString(proposal).replace("\"imported\"", "\"produce\""));
        assertThat(run(file.toString(), "--mapping", proposal.toString(), "--no-publish").out())
                .contains("Store 0107, items 1").doesNotContain("Published");
    }

    @Test
    void aDataGroupThatCannotBePublishedForHoldsUpNoOther() throws Exception {
        start().close();
        Path mapping = write("chain.json", """
                {"name": "chain", "columns": {"chain": "chain", "store": "store", "code": "code", "name": "name",
                 "price": "price"}, "store": {"currency": "ILS", "language": "he", "time-zone": "Asia/Jerusalem"},
                 "goods": {"tax-group": "vat", "tax-percent": "18"}}""");
        Path file = write("chain.csv", "chain,store,code,name,price\n7,1,7290008469890,Milk,6.90\n"
                + "7,2,7290008469890,Milk,7.10\n");
        Files.writeString(folder.resolve("headquarters/packages/store-0201"), "in the way");
        Run run = run(file.toString(), "--mapping", mapping.toString(), "--make-missing", "--store-number", "7/1=0201",
                "--store-number", "7/2=0202");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).contains("What was imported is at headquarters, but could not be published for all",
                "Data group store-0201: ", "The next run of job 9999 tries again.").doesNotContain("store-0202");
        assertThat(run.out()).contains("Published for store-0202: reference package 1, in full");
    }

    @Test
    void aRunningScaleUnitKeepsItOut() throws Exception {
        start().close();
        try (FolderLock lock = FolderLock.take(folder).orElseThrow()) {
            assertThat(lock).isNotNull();
            Run run = run(write("list.csv", HEADER).toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.error()).contains("Another scale unit runs on");
        }
        assertThat(run()).isEqualTo(new Run(2, "", WHICH_FILE));
        assertThat(run(write("list.csv", HEADER).toString(), "--mapping", "list").error()).contains("keeps none");
    }

    @Test
    void theFileIsAskedForBeforeTheFolder() {
        StringWriter error = new StringWriter();
        assertThat(ScaleUnitMain.commandLine().setErr(new PrintWriter(error, true)).execute("import", "--partial"))
                .isEqualTo(2);
        assertThat(error.toString()).isEqualTo(WHICH_FILE);
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", folder.toString(), "import"));
        all.addAll(Arrays.asList(arguments));
        int exitCode = ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true)).execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), error.toString());
    }
}
