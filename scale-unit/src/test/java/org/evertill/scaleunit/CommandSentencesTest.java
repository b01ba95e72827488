package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.HttpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the commands at headquarters answer to what they cannot do: a sentence that says what is the matter. */
class CommandSentencesTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeTheDemoStore() throws Exception {
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
    }

    @Test
    void aProfileThatCannotBePublishedForOneDataGroupSaysSoAndReachesTheOthers() throws Exception {
        Headquarters headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(List.of(
                Row.of(ChannelTables.STORE, "0200", "Texas", "", "", "USD", "America/Chicago", "en", "")));
        headquarters.stop();
        Path texas = folder.resolve("headquarters/packages/store-0200");
        Files.writeString(texas, "in the way");
        CommandRun run = run("offline-profile", "standard", "--set", "retry-count=2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).startsWith("The offline profile is saved, but could not be published for all data"
                + " groups. Data group store-0200: ").contains(texas.toString()).doesNotContain("Exception")
                .endsWith(" The next run of job 1095 tries again.\n");
        CommandRun schedule = run("schedule", "run", "everything");
        assertThat(schedule.exitCode()).isEqualTo(1);
        assertThat(schedule.out()).contains("store-0107: ", "store-0200: Create failed: ");
        Files.delete(texas);
        assertThat(run("offline-profile", "standard", "--set", "retry-count=1").error()).isEmpty();
    }

    @Test
    @Timeout(120)
    void whatStandsBeforeTheNameOfACommandHoldsForIt(@TempDir Path other) {
        CommandRun run = CommandRun.on(other, "--host", "0.0.0.0", "headquarters", "--port", "0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error()).contains("would be spoken to in clear at 0.0.0.0");
    }

    @Test
    void whatIsNotThereIsNamedAndNoScaleUnitIsBlamed() {
        assertThat(run("databases", "--retire-offline", "02")).isEqualTo(refused("Register 02 of store 0107 does"
                + " not support offline, so it has nothing to retire. Nothing was changed."));
        assertThat(run("activation-code", "--register", "99")).isEqualTo(refused(
                "Store 0107 has no register 99 at headquarters."));
        assertThat(run("rotate-key", "--overlap-days", "-3")).isEqualTo(refused(
                "--overlap-days is from 0 to 365."));
        assertThat(run("sessions", "attempts", "--register", "77")).isEqualTo(refused(
                "No register 77 of store 0107 was ever activated at this channel."));
        Path none = folder.resolve("none.csv");
        assertThat(run("import", none.toString())).isEqualTo(refused("There is no file " + none + "."));
        assertThat(run("import", folder.toString())).isEqualTo(refused(
                folder + " is a folder where a file is due."));
        assertThat(run("import", "suggest", none.toString())).isEqualTo(refused(
                "There is no file " + none + "."));
        assertThat(run("channel", "--headquarters", "http://127.0.0.1:1", "--token-file", none.toString()))
                .isEqualTo(refused("The scale unit cannot run: There is no file " + none + "."));
        assertThat(run("import", none.toString(), "--encoding", "klingon").error())
                .contains("there is no encoding klingon").doesNotContain("java.");
    }

    @Test
    void aPortThatIsInUseIsToldInOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpServer server = new HttpServer(List.of(), WireJson.mapper());
            assertThatThrownBy(() -> server.start("127.0.0.1", other.getLocalPort(), Optional.empty()))
                    .isInstanceOf(IOException.class).hasMessageStartingWith(
                            "it cannot listen at 127.0.0.1, port " + other.getLocalPort() + " (");
        }
    }

    @Test
    void aScopeThatCannotBeSavedIsNotEstimatedEither() {
        for (List<String> wrong : List.of(List.of("--exclude", "1020"), List.of("--exclude", "4711"),
                List.of("--exclude", "1050:nosuch"), List.of("--best-sellers", "-5"),
                List.of("--for-profile", "nosuch"))) {
            List<String> arguments = new ArrayList<>(List.of("offline-scope", "lean"));
            arguments.addAll(wrong);
            CommandRun run = run(arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as(wrong.toString()).isEqualTo(1);
            assertThat(run.out()).as(wrong.toString()).isEmpty();
            assertThat(run.error()).as(wrong.toString()).endsWith(" Nothing was saved.\n");
        }
        assertThat(run("offline-scope", "lean", "--best-sellers", "5").out())
                .containsPattern("rows, about [0-9,]+ kB at a register of store-0107; the whole has");
    }

    @Test
    void helpIsGivenWithoutADataFolderAndColumnsAreAsWideAsTheirCells() {
        for (String command : List.of("sessions list", "schedule add", "schedule history", "import", "full-sync")) {
            List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
            words.add("--help");
            StringWriter out = new StringWriter();
            assertThat(ScaleUnitMain.commandLine().setOut(new PrintWriter(out, true))
                    .execute(words.toArray(String[]::new))).as(command).isZero();
            assertThat(out.toString()).as(command).contains("Usage: scale-unit");
        }
        assertThat(run("full-sync", "--group", "store-0107", "--dry-run").error()).contains("publishes at once")
                .contains("Nothing was published.");
        StringWriter text = new StringWriter();
        TextTable table = new TextTable("CODE", "NAME");
        table.add("a-code-that-is-long", "One");
        table.add("b", 2);
        table.print(new PrintWriter(text, true));
        assertThat(text.toString().lines()).containsExactly("CODE                 NAME", "a-code-that-is-long  One",
                "b                    2");
    }

    private static CommandRun refused(String sentence) {
        return new CommandRun(1, "", sentence + "\n");
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.on(folder, arguments);
    }
}
