package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a journal, sound or damaged, as lines of JSON. */
class JournalLinesTest {
    private static final RegisterIdentity OURS = TemporaryRegister.IDENTITY;
    private static final int SENT = 10;
    private static final int COUNT = 60;

    private final SampleSales sales = new SampleSales(47);
    private final List<SalesTransaction> sold = new ArrayList<>();
    @TempDir
    private Path folder;
    @TempDir
    private Path copy;

    @BeforeEach
    void sell() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.signedOn()));
            for (int sale = 1; sale < COUNT; sale++) {
                sold.add(sales.sale(sales.cart(1)));
                register.journal().commit(List.of(sold.getLast()));
            }
            UploadQueue uploads = register.database().uploads(InstantSource.fixed(SampleSales.NOON));
            ScaleUnitWord.accepts(uploads, uploads.next(SENT, Integer.MAX_VALUE));
        }
    }

    @Test
    void anExportHoldsEveryRecordAsItReads() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        assertThat(export(lines)).isEqualTo(new JournalLines.Written(COUNT, COUNT - 1, Map.of(), Map.of(), true));
        assertThat(lines).extracting(line -> line.get("sequence").asLong())
                .containsExactlyElementsOf(numbers(1, COUNT));
        assertThat(lines.get(1).at("/record/kind").asText()).isEqualTo("sale");
        assertThat(lines.get(1).get("recordId").asText()).isEqualTo(sold.getFirst().id().toString());
        assertThat(lines).allMatch(line -> line.get("fitsItsHash").asBoolean());
    }

    @Test
    void aRescueHoldsWhatIsUnsentInTheFormTheScaleUnitTakes() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        assertThat(rescue(folder, lines)).isEqualTo(
                new JournalLines.Written(COUNT - SENT, COUNT - SENT, Map.of(), Map.of(), true));
        requireTheyAreTheSales(lines, numbers(SENT + 1, COUNT));
    }

    @Test
    void aRescueOfADamagedFileGivesTheOthersAndNamesWhatItCouldNotRead() throws Exception {
        DamagedPages pages = DamagedPages.of(folder.resolve(OfflineDatabase.JOURNAL));
        pages.damage(pages.holding(DamagedPages.Kind.ROWS, "\"id\":\"" + sold.get(COUNT / 2).id()).getFirst(),
                new Random(5));
        List<JsonNode> lines = new ArrayList<>();
        JournalLines.Written written = rescue(folder, lines);
        NavigableSet<Long> lost = written.unreadable().get(OURS);
        assertThat(lost).contains(COUNT / 2 + 2L).hasSizeLessThan(10);
        assertThat(WireJson.mapper().convertValue(lines.removeLast().get("unreadable"), Long[].class))
                .containsExactlyElementsOf(lost);
        List<Long> others = numbers(SENT + 1, COUNT);
        others.removeAll(lost);
        requireTheyAreTheSales(lines, others);
        assertThat(written.isWhole()).isFalse();
    }

    @Test
    void everyPageMayBeRuinedAndTheRestIsRescuedOrASentenceSaysThatNothingIs() throws Exception {
        Path journal = folder.resolve(OfflineDatabase.JOURNAL);
        DamagedPages pages = DamagedPages.of(journal);
        Random random = new Random(61);
        int rescued = 0;
        for (int page = 0; page < Files.size(journal) / DamagedPages.BYTES; page++) {
            pages.damage(page, random);
            List<JsonNode> lines = new ArrayList<>();
            try {
                JournalLines.Written written = rescue(folder, lines);
                rescued++;
                NavigableSet<Long> told = new TreeSet<>(numbers(SENT + 1, COUNT));
                lines.stream().filter(line -> line.has("sequence")).forEach(
                        line -> told.remove(line.get("sequence").asLong()));
                assertThat(written.unreadable().getOrDefault(OURS, new TreeSet<>())).as("page %d", page)
                        .containsAll(told);
            } catch (DataFolderException nothing) {
                assertThat(nothing).hasMessageContaining("Nothing in the journal")
                        .hasMessageContaining("Do not delete it");
            }
            pages.mend(page);
        }
        assertThat(rescued).isGreaterThan((int) (Files.size(journal) / DamagedPages.BYTES) / 2);
    }

    @Test
    void recordsThatAreStillInTheLogOnlyAreRescuedAndNoFileIsChanged() throws Exception {
        try (TemporaryRegister running = TemporaryRegister.open(folder)) {
            running.journal().commit(List.of(sales.sale()));
            assertThat(rescue(folder, new ArrayList<>()).records()).as("beside a running register")
                    .isEqualTo(COUNT - SENT + 1);
            for (String name : List.of("journal.db", "journal.db-wal")) {
                Files.copy(folder.resolve(name), copy.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        byte[] log = Files.readAllBytes(copy.resolve("journal.db-wal"));
        assertThat(rescue(copy, new ArrayList<>()).records()).isEqualTo(COUNT - SENT + 1);
        assertThat(copy.resolve("journal.db-wal")).hasBinaryContent(log);
        try (var files = Files.list(copy)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("journal.db", "journal.db-wal");
        }
    }

    @Test
    void aFolderWithoutAJournalIsNamed() {
        assertThatThrownBy(() -> ReadableJournal.open(copy)).isInstanceOf(DataFolderException.class)
                .hasMessageContaining("There is no journal.db in " + copy);
        assertThat(copy).isEmptyDirectory();
    }

    private static void requireTheyAreTheSales(List<JsonNode> lines, List<Long> numbers) throws Exception {
        List<Long> found = new ArrayList<>();
        for (JsonNode line : lines) {
            UploadRecord record = WireJson.mapper().treeToValue(line, UploadRecord.class);
            JournalRecord.received(record.payload(), record.previousHash(), record.hash());
            found.add(record.sequence());
        }
        assertThat(found).isEqualTo(numbers);
    }

    private JournalLines.Written export(List<JsonNode> lines) throws Exception {
        StringWriter out = new StringWriter();
        try (ReadableJournal journal = ReadableJournal.open(folder)) {
            JournalLines.Written written = new JournalLines(journal, out).export();
            addLines(out, lines);
            return written;
        }
    }

    private static JournalLines.Written rescue(Path from, List<JsonNode> lines) throws Exception {
        StringWriter out = new StringWriter();
        try (ReadableJournal journal = ReadableJournal.open(from)) {
            JournalLines.Written written = new JournalLines(journal, out).rescue();
            addLines(out, lines);
            return written;
        }
    }

    private static void addLines(StringWriter out, List<JsonNode> lines) throws Exception {
        for (String line : out.toString().lines().toList()) {
            lines.add(WireJson.mapper().readTree(line));
        }
    }

    private static List<Long> numbers(long first, long last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
