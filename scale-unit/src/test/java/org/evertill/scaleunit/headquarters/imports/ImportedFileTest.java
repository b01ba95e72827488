package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come: in every encoding, packed, damaged, with bad rows. */
class ImportedFileTest {
    private static final String HEADER = "chain,store,code,name,price,weighed";
    private static final String HEBREW = "ניילון נצמד 30ס\"מ";
    private static final String TEXT = HEADER + "\nA,001,31,\"ניילון נצמד 30ס\"\"מ\",10.0,0\n";

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new ImportDesk(folder);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void everyEncodingWithOrWithoutItsMarkAndPackedGivesTheSameNames() throws Exception {
        Charset hebrew = Charset.forName("windows-1255");
        List<Path> files = List.of(desk.write("plain.csv", TEXT), desk.write("marked.csv", "\ufeff" + TEXT),
                desk.write("little.csv", "\ufeff" + TEXT, StandardCharsets.UTF_16LE),
                desk.write("big.csv", "\ufeff" + TEXT, StandardCharsets.UTF_16BE),
                desk.pack("packed.csv.gz", "\ufeff" + TEXT), desk.write("hebrew.csv", TEXT, hebrew));
        for (Path file : files) {
            ImportRequest request = desk.request(ImportDesk.PRICES, file);
            ImportRequest said = file.endsWith("hebrew.csv") ? in(request, hebrew) : request;
            assertThat(desk.run(said).done()).as("%s", file).isTrue();
            assertThat(names()).as("%s", file).containsExactly(HEBREW);
        }
    }

    @Test
    void semicolonsTabsAndDecimalCommasAreRead() throws Exception {
        String comma = ImportDesk.PRICES.replace("\"content\"", "\"decimal\": \",\", \"content\"");
        desk.run(desk.request(comma, HEADER.replace(',', ';'), "A;001;31;Figs, dried;12,50;0"));
        assertThat(names()).containsExactly("Figs, dried");
        desk.run(desk.request(comma, HEADER.replace(',', '\t'), "A\t001\t31\tFigs\t12,75\t0"));
        assertThat(desk.rows("A-001", ChannelTables.PRODUCT_PRICE)).extracting(row -> row.integer("unit_price_micros"))
                .containsExactly(12_750_000L);
    }

    @Test
    void rejectedRowsAreWrittenWithLineReasonSentenceAndTheRowToTheLetter() throws Exception {
        ImportReport report = desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,0",
                "A,001,32,\"Da\ntes\",cheap,0", "A,001,33,\"Pl\"\"ums\",-1,0", "A,001,34",
                "A,001,0000000000000,None,1,0", "A,001,35,Pears,1,maybe", ",001,36,Kiwis,1,0").skippingBad());
        assertThat(report.done()).isTrue();
        assertThat(report.counts()).isEqualTo(new ImportCounts(7, 6, report.counts().rowsChanged()));
        assertThat(notes("rejected.csv")).containsExactly(
                List.of("3", "not-a-number", "The price \"cheap\" is no number such as 12.50.",
                        "A,001,32,\"Da\ntes\",cheap,0"),
                List.of("5", "negative", "The price -1 is below 0.", "A,001,33,\"Pl\"\"ums\",-1,0"),
                List.of("6", "wrong-field-count", "The row has 3 fields and the header 6. Look for a delimiter or a"
                        + " quotation mark too many.", "A,001,34"),
                List.of("7", "placeholder-code", "The item code 0000000000000 stands for no product, so it can have no"
                        + " price.", "A,001,0000000000000,None,1,0"),
                List.of("8", "not-yes-or-no", "The weighed \"maybe\" is neither among what stands for yes in the"
                        + " mapping nor among what stands for no.", "A,001,35,Pears,1,maybe"),
                List.of("9", "store-missing", "The row does not say which store it is for.", ",001,36,Kiwis,1,0"));
        assertThat(names()).containsExactly("Figs");
    }

    @Test
    void oneRejectedRowRefusesTheFileUnlessBadOnesAreSkipped() throws Exception {
        desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,0", "A,001,32,Dates,9,0"));
        ImportRequest request = desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,11,0", "A,001,32,Dates,,0");
        ImportReport refused = desk.run(request);
        assertThat(refused.done()).isFalse();
        assertThat(refused.sentence()).isEqualTo("1 of 2 rows are rejected, so nothing was imported: all or nothing."
                + " The first is line 3: There is no price. Correct them, or leave them out with --skip-bad.");
        assertThat(prices()).containsExactly(12_500_000L, 9_000_000L);
        ImportReport done = desk.run(request.skippingBad());
        assertThat(prices()).as("whose row is bad stays as it was").containsExactly(11_000_000L, 9_000_000L);
        assertThat(done.stores().getFirst().figures()).containsEntry(Figure.KEPT, "1")
                .containsEntry(Figure.REMOVED, "0");
        assertThat(desk.history().newest(2)).extracting(ImportHistory.Run::state, ImportHistory.Run::startedBy,
                ImportHistory.Run::rowsRejected, ImportHistory.Run::rowsChanged)
                .containsExactly(tuple("done", "tester", 1L, 1L),
                        tuple("refused", "tester", 1L, 0L));
    }

    @Test
    void aStoreOfWhichNoRowIsTakenStaysAsItWas() throws Exception {
        desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,0", "A,002,31,Figs,9,0"));
        desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,,Figs,,0", "A,002,32,Dates,8,0").skippingBad());
        assertThat(names()).containsExactly("Figs");
        assertThat(desk.rows("A-002", ChannelTables.PRODUCT)).extracting(row -> row.text("name"))
                .containsExactly("Dates");
    }

    @Test
    void bytesOfAnotherEncodingAreBlamedLineByLine() throws Exception {
        Path file = desk.write("wrong.csv", TEXT + "A,001,32,Soap,1,0\n", Charset.forName("windows-1255"));
        ImportReport report = desk.run(desk.request(ImportDesk.PRICES, file).skippingBad());
        assertThat(report.stores().getFirst().rejected()).isEqualTo(Map.of(Rejection.BAD_BYTES, 1));
        assertThat(notes("rejected.csv").getFirst().subList(0, 3)).containsExactly("2", "bad-bytes", "The name holds"
                + " bytes that are no text in UTF-8. If all rows do, the file has another encoding.");
    }

    @Test
    void aFileThatIsNotWholeChangesNothing() throws Exception {
        desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,0"));
        assertThat(refusal(desk.write("open.csv", HEADER + "\nA,001,32,\"Dates,1,0\nA,001,33,Plums,1,0\n")))
                .contains("Nothing was imported", "quotation mark");
        assertThat(refusal(desk.write("early.csv", HEADER + "\nA,001,32,\"Da\ntes,1,0\n\"A,001,33,Plums,1,0\n")))
                .contains("Nothing was imported", "quotation mark");
        Path packed = desk.pack("packed.csv.gz", TEXT.repeat(50));
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length - 12));
        assertThat(refusal(packed)).contains("damaged or ends early", "Fetch the file anew");
        assertThat(refusal(desk.write("none.csv", ""))).isEqualTo("none.csv is empty. Fetch the file anew.");
        assertThat(refusal(desk.write("header.csv", HEADER + "\n"))).contains("a header and no rows");
        assertThat(names()).containsExactly("Figs");
    }

    @Test
    void aFileOfOtherColumnsIsRefusedWithTheirNames() throws Exception {
        assertThat(refusal(desk.write("other.csv", "chain,store,ean,name,price,weighed\nA,1,31,Figs,1,0\n")))
                .isEqualTo("The file has no column code, which mapping prices needs; it has chain, store, ean, name,"
                        + " price, weighed. Nothing was imported. Correct the mapping, or check file and encoding.");
        assertThat(refusal(desk.write("twice.csv", HEADER + ",name\nA,1,31,Figs,1,0,Figs\n")))
                .contains("two columns name");
    }

    @Test
    void storesThatCannotHaveRowsOfTheirOwnAreRefused() throws Exception {
        desk.headquarters().masters().save(List.of(
                Row.of(ChannelTables.STORE, "7", "Seven", "", "", "ILS", "Asia/Jerusalem", "he", ""),
                Row.of(ChannelTables.STORE, "8", "Eight", "", "", "USD", "Asia/Jerusalem", "he", "")));
        String[] lines = {HEADER, "A,001,31,Figs,12.50,0", "A,002,31,Figs,9,0"};
        assertThat(refusal(lines, Map.of("A/001", "7", "A/002", "7"))).contains("are both store 7 of headquarters");
        assertThat(refusal(lines, Map.of("A/001", "8"))).contains("prices in USD and the mapping says ILS");
        desk.headquarters().database().write(connection -> connection.createStatement()
                .executeUpdate("UPDATE data_group_store SET data_group_code = 'store-8'"));
        assertThat(refusal(lines, Map.of("A/001", "7"))).isEqualTo("Data group store-8 holds stores 7, 8,"
                + " and what the file says of 7 would change all of them. Nothing was imported. Give the store a data"
                + " group of its own.");
        ImportRequest unmade = ImportRequest.of(desk.write("file.csv", String.join("\n", lines)),
                MappingJson.read(ImportDesk.PRICES));
        assertThat(desk.run(unmade).sentence()).contains("Headquarters does not know store A/001. Say which it is with"
                + " --store-number A/001=NUMBER");
        assertThat(refusal(new String[] {HEADER, "A,../x,31,Figs,1,0"}, Map.of())).contains("cannot be made");
    }

    private String refusal(String[] lines, Map<String, String> numbers) throws Exception {
        ImportRequest request = desk.request(ImportDesk.PRICES, lines);
        Map<StoreKey, String> said = new HashMap<>();
        numbers.forEach((key, number) -> said.put(StoreKey.of(key), number));
        ImportReport report = desk.run(new ImportRequest(request.file(), request.mapping(), "tester", false, false,
                true, "", said, Optional.empty(), Optional.empty()));
        assertThat(report.done()).isFalse();
        return report.sentence();
    }

    private String refusal(Path file) throws Exception {
        ImportReport report = desk.run(desk.request(ImportDesk.PRICES, file).skippingBad());
        assertThat(report.done()).isFalse();
        assertThat(report.counts().rowsChanged()).isZero();
        return report.sentence();
    }

    private static ImportRequest in(ImportRequest request, Charset encoding) {
        return new ImportRequest(request.file(), request.mapping().in(encoding), "tester", false, false, true, "",
                Map.of(), Optional.empty(), Optional.empty());
    }

    private List<List<String>> notes(String name) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().detectBomHeader(true).ofCsvRecord(desk.file(name))) {
            return rows.stream().skip(1).map(CsvRecord::getFields).toList();
        }
    }

    private List<String> names() throws Exception {
        return desk.rows("A-001", ChannelTables.PRODUCT).stream().map(row -> row.text("name")).toList();
    }

    private List<Long> prices() throws Exception {
        return desk.rows("A-001", ChannelTables.PRODUCT_PRICE).stream()
                .map(row -> row.integer("unit_price_micros")).toList();
    }
}
