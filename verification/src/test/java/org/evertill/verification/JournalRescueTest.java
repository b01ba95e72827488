package org.evertill.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.offlinedb.DamagedPages;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.ScaleUnitWord;
import org.evertill.offlinedb.TemporaryRegister;
import org.evertill.offlinedb.UploadQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code journal rescue} and {@code journal export}, on a sound journal and on one with a ruined page. */
class JournalRescueTest {
    private static final int COUNT = 40;

    private final SampleSales sales = new SampleSales(59);
    @TempDir
    private Path folder;
    private Path data;
    private Path out;
    private SalesTransaction middle;

    @BeforeEach
    void sell() throws Exception {
        data = folder.resolve("register");
        out = folder.resolve("rescued").resolve("unsent.jsonl");
        try (TemporaryRegister register = TemporaryRegister.open(data)) {
            for (int sale = 0; sale < COUNT; sale++) {
                SalesTransaction sold = sales.sale(sales.cart(1));
                register.journal().commit(List.of(sold));
                middle = sale == COUNT / 2 ? sold : middle;
            }
        }
    }

    @Test
    void rescuesEveryUnsentSaleIntoAFileAndNeverOverOne() throws Exception {
        CommandRun run = rescue();
        assertThat(run).isEqualTo(new CommandRun(0, "Rescued 40 unsent records, 40 of them sales: " + out
                + System.lineSeparator(), ""));
        assertThat(out).content().hasLineCount(COUNT);
        assertThat(Files.readAllLines(out).getFirst()).contains("\"sequence\":1,", "\"previousHash\":", "\"hash\":",
                "\"payload\":").doesNotContain("token");
        String first = Files.readString(out);
        CommandRun again = rescue();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("is there already and may hold an earlier rescue").hasLineCount(1);
        assertThat(out).hasContent(first);
    }

    @Test
    void saysWhichRecordsOfADamagedJournalItCouldNotRead() throws Exception {
        ruin();
        CommandRun run = rescue();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("Rescued 3").contains("unsent records");
        assertThat(run.err()).containsPattern("Records \\d+ to \\d+ of register R01 of store S001, incarnation 1,"
                + " could not be read and are missing\\.").hasLineCount(1);
        assertThat(Files.readAllLines(out).getLast()).containsPattern("\"unreadable\":\\[\\d+(,\\d+)*]");
        CommandRun export = CommandRun.of("journal", "export", "--data", data);
        assertThat(export.exitCode()).isEqualTo(1);
        assertThat(export.err()).isEqualTo(run.err());
        assertThat(export.out()).hasLineCount(Files.readAllLines(out).size());
    }

    @Test
    void aJournalWithARuinedPageIsNotCalledWhole() throws Exception {
        ruin();
        CommandRun run = CommandRun.of("journal", "verify", "--data", data);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("malformed").doesNotContain("The journal is whole");
    }

    @Test
    void makesNoFileWhereNothingIsUnsent() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(data)) {
            UploadQueue uploads = register.database().uploads(InstantSource.system());
            ScaleUnitWord.accepts(uploads, uploads.next(COUNT, Integer.MAX_VALUE));
        }
        CommandRun run = rescue();
        assertThat(run).isEqualTo(new CommandRun(0, "Nothing is unsent: there is nothing to rescue, and no file was"
                + " made." + System.lineSeparator(), ""));
        assertThat(out.getParent()).isEmptyDirectory();
    }

    @Test
    void rescuesWhatWasAnsweredForToo() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(data)) {
            UploadQueue uploads = register.database().uploads(InstantSource.system());
            ScaleUnitWord.accepts(uploads, uploads.next(COUNT - 1, Integer.MAX_VALUE));
        }
        assertThat(rescue("--from-sequence", COUNT + 1).out()).startsWith("Rescued 1 records");
        Files.delete(out);
        assertThat(rescue("--from-sequence", 31).out()).isEqualTo("Rescued 10 records, 10 of them sales: " + out
                + System.lineSeparator());
        assertThat(Files.readAllLines(out).getFirst()).contains("\"sequence\":31,");
        Files.delete(out);
        assertThat(rescue("--all").out()).startsWith("Rescued 40 records, 40 of them sales: ");
        assertThat(rescue("--all", "--from-sequence", 3).exitCode()).isEqualTo(2);
    }

    @Test
    void exportsEveryRecordToTheTerminalOrToAFile() throws Exception {
        CommandRun run = CommandRun.of("journal", "export", "--data", data);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(COUNT).contains("\"record\":{\"", "\"kind\":\"sale\"");
        CommandRun toFile = CommandRun.of("journal", "export", "--data", data, "--out", out);
        assertThat(toFile.out()).isEqualTo("Exported 40 records, 40 of them sales: " + out + System.lineSeparator());
        assertThat(out).hasContent(run.out());
    }

    @Test
    void aFolderThatIsNoRegistersAndAJournalOfWhichNothingIsLeftAreNamed() throws Exception {
        for (String command : List.of("rescue", "export")) {
            CommandRun none = CommandRun.of("journal", command, "--data", folder);
            assertThat(none.exitCode()).isEqualTo(1);
            assertThat(none.err()).contains("There is no journal.db in " + folder).hasLineCount(1);
            assertThat(CommandRun.of("journal", command).exitCode()).isEqualTo(2);
            assertThat(CommandRun.of("journal", command, "--help").out()).contains("--data=DIR", "--out=FILE",
                    "Exit codes:");
        }
        DamagedPages.of(data.resolve(OfflineDatabase.JOURNAL)).damage(0, new Random(1));
        CommandRun nothing = rescue();
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("Nothing in the journal", "Do not delete it").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void numbersAreListedInRuns() {
        assertThat(JournalFolder.runs(new TreeSet<>(List.of(3L, 5L, 6L, 7L, 9L)))).isEqualTo("3, 5 to 7, 9");
    }

    private void ruin() throws Exception {
        DamagedPages pages = DamagedPages.of(data.resolve(OfflineDatabase.JOURNAL));
        pages.damage(pages.holding(DamagedPages.Kind.ROWS, "\"id\":\"" + middle.id()).getFirst(), new Random(1));
    }

    private CommandRun rescue(Object... options) {
        return CommandRun.of(Stream.concat(Stream.of("journal", "rescue", "--data", data, "--out", out),
                Stream.of(options)).toArray());
    }
}
