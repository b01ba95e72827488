package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code scale-unit bring-in}: rescued sales come in exactly once, and what is damaged is counted. */
class BringInCommandTest {

    private static final String ASIDE = "1 record is set aside in the channel database, unchanged: ";

    @TempDir
    private Path folder;
    private Path data;
    private Path file;
    private RegisterIdentity identity;
    private SampleJournal journal;

    private record Run(int exitCode, String out, String error) { }

    @BeforeEach
    void activate() throws Exception {
        data = folder.resolve("scale-unit");
        file = folder.resolve("unsent.jsonl");
        try (ScaleUnit scaleUnit = start()) {
            identity = HttpCaller.identity(HttpCaller.activate(scaleUnit, "01"));
        }
        journal = new SampleJournal(identity);
    }

    @Test
    void bringsEveryRecordInOnceAndOnToHeadquartersHoweverOftenItIsAsked() throws Exception {
        List<UploadRecord> sales = IntStream.rangeClosed(1, 1_100).mapToObj(journal::sale).toList();
        write(lines(sales));
        assertThat(run()).isEqualTo(new Run(0, told(1_100, 0), ""));
        assertThat(run()).isEqualTo(new Run(0, told(0, 1_100), ""));
        try (ScaleUnit scaleUnit = start()) {
            scaleUnit.collectTransactions();
        }
        for (String database : List.of("channel/channel.db", "headquarters/headquarters.db")) {
            assertThat(ask(database, "SELECT count(*) || ':' || sum(total_minor) FROM retail_transaction"))
                    .isEqualTo("1100:" + 250 * 1_100 * 1_101 / 2);
        }
    }

    @Test
    void goesTogetherWithWhatTheRegisterHasSentAndSendsItself() throws Exception {
        UploadRecord first = journal.sale(1);
        UploadRecord second = journal.sale(2);
        UploadRecord third = journal.sale(3);
        String token;
        try (ScaleUnit scaleUnit = start()) {
            token = HttpCaller.activate(scaleUnit, "01").deviceToken();
            new HttpCaller(scaleUnit.address(), token).upload(new UploadRequest(List.of(first)));
        }
        write(lines(List.of(first, second)));
        assertThat(run()).isEqualTo(new Run(0, told(1, 1), ""));
        try (ScaleUnit scaleUnit = start()) {
            UploadAnswer answer = new HttpCaller(scaleUnit.address(), token)
                    .upload(new UploadRequest(List.of(first, second, third)));
            assertThat(answer.answers()).extracting(RecordAnswer::outcome)
                    .containsExactly(UploadOutcome.ALREADY_HERE, UploadOutcome.ALREADY_HERE, UploadOutcome.ACCEPTED);
        }
        assertThat(ask("channel/channel.db", "SELECT group_concat(sequence) FROM journal_record")).isEqualTo("1,2,3");
    }

    @Test
    void isRefusedWhileTheScaleUnitRuns() throws Exception {
        write(lines(List.of(journal.sale(1))));
        try (FolderLock _ = FolderLock.take(data).orElseThrow()) {
            assertThat(run().error()).contains("Another scale unit runs on").hasLineCount(1);
        }
        assertThat(ask("channel/channel.db", "SELECT count(*) FROM journal_record")).isEqualTo("0");
    }

    @Test
    void countsWhatIsDamagedAndTakesTheRest() throws Exception {
        UploadRecord sound = journal.sale(1);
        UploadRecord altered = SampleJournal.altered(journal.sale(2));
        UploadRecord last = journal.sale(3);
        UploadRecord stranger = new SampleJournal(new RegisterIdentity(identity.storeNumber(), "77", 1)).sale(1);
        List<String> lines = new ArrayList<>(lines(List.of(sound, altered, stranger, last)));
        lines.add(1, lines.getFirst().substring(0, 80));
        lines.add(2, "\u0000\u0001 no line of anything");
        lines.add(3, "[]");
        lines.add(4, "");
        lines.add("{\"storeNumber\":\"0107\",\"registerNumber\":\"01\",\"incarnation\":1,\"unreadable\":[4,5,9]}");
        write(lines);
        Run run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(told(2, 0));
        assertThat(run.error().lines()).hasSize(4)
                .anyMatch(line -> line.startsWith(ASIDE + "the register it names"))
                .anyMatch(line -> line.startsWith(ASIDE + "the hash does not fit"))
                .anyMatch(line -> line.startsWith("Lines in which no record can be made out: 3, the first is 2."))
                .anyMatch(line -> line.startsWith("3 records are missing: the register's disk did not give them"));
        assertThat(run()).isEqualTo(new Run(1, told(0, 2), run.error()));
        assertThat(ask("channel/channel.db", "SELECT count(*) FROM quarantined_record")).isEqualTo("2");
    }

    @Test
    void whatALaterProgramHasWrittenIsToldAndComesInWithTheNext() throws Exception {
        UploadRecord later = SampleJournal.forged(journal.signedOn(), "\"signed-on\"", "\"shift-closed\"");
        write(lines(List.of(later, journal.sale(1))));
        assertThat(run()).isEqualTo(new Run(1, told(1, 0), "1 record is of a later program and not taken: update the"
                + " scale unit, and bring the file in again." + System.lineSeparator()));
        assertThat(ask("channel/channel.db", "SELECT count(*) FROM quarantined_record")).isEqualTo("0");
    }

    @Test
    void nothingIsTakenOfAnotherStoresFileOrOfNone() throws Exception {
        write(lines(List.of(new SampleJournal(new RegisterIdentity("0999", "01", 1)).sale(1))));
        assertThat(run().error()).contains("holds no record of a register that was activated here", "Nothing was taken")
                .hasLineCount(1);
        Files.write(file, Files.readAllBytes(data.resolve("channel/channel.db")));
        assertThat(run().error()).contains("no file of journal rescue").hasLineCount(1);
        Files.delete(file);
        assertThat(run().error()).contains("There is no file").hasLineCount(1);
        assertThat(ask("channel/channel.db", "SELECT count(*) FROM quarantined_record")).isEqualTo("0");
        data = folder.resolve("elsewhere");
        write(List.of("{}"));
        assertThat(run().error()).contains("There is no channel database in").hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    private static List<String> lines(List<UploadRecord> records) throws JsonProcessingException {
        List<String> lines = new ArrayList<>();
        for (UploadRecord record : records) {
            lines.add(WireJson.mapper().writeValueAsString(record));
        }
        return lines;
    }

    private void write(List<String> lines) throws Exception {
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static String told(int broughtIn, int alreadyHere) {
        return "Records brought in: " + broughtIn + "; here already: " + alreadyHere
                + ". Headquarters has them soon after the scale unit's next start." + System.lineSeparator();
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(data), Clock.systemDefaultZone()).start();
    }

    private Run run() {
        CommandLine command = ScaleUnitMain.commandLine();
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(error, true));
        int exitCode = command.execute("bring-in", "--data", data.toString(), file.toString());
        return new Run(exitCode, out.toString(), error.toString());
    }

    private String ask(String name, String sql) throws SQLException {
        try (Connection connection = new SqliteFile(data.resolve(name)).openReader();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
