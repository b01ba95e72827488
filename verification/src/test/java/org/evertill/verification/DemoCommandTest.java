package org.evertill.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The store day of the headless demo, as somebody without a display runs it. */
@Order(3)
@ResourceLock("screen")
class DemoCommandTest {

    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    /** Text alone has that many shades; an empty window has a handful of colours. */
    private static final int COLOURS_OF_A_SCREEN = 150;

    @TempDir
    private Path folder;
    private final StringWriter told = new StringWriter();

    @Test
    @Timeout(900)
    void playsAStoreDayThatLosesAndDoublesNothingAndLeavesPicturesOfIt() throws IOException {
        assertThat(run("demo", "--headless", "--out", folder.toString())).as("%s", told).isZero();

        JsonNode summary = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        assertThat(List.of(summary.get("lost").asInt(), summary.get("doubled").asInt(), summary.get("gaps").asInt()))
                .containsOnly(0);
        assertThat(summary.get("switches").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(summary.get("transactions").asInt()).isGreaterThan(summary.get("offlineTransactions").asInt());
        assertThat(summary.get("offlineTransactions").asInt()).isPositive();
        assertThat(List.of(summary.get("channelNet").asText(), summary.get("headquartersNet").asText()))
                .containsOnly(summary.get("journalNet").asText());
        assertThat(pictures()).hasSizeGreaterThanOrEqualTo(11).allSatisfy(DemoCommandTest::showsAScreen);
        assertThat(told.toString()).contains("Everything held.");
    }

    @Test
    void refusesALanguageTheScreensDoNotSpeak() {
        assertThat(run("demo", "--headless", "--language", "tlh", "--out", folder.toString())).isEqualTo(2);
        assertThat(told.toString()).startsWith("The screens speak en, fr and zh, not tlh.");
    }

    @Test
    void leavesADataFolderAloneThatNoDemoMade() throws IOException {
        Path journal = folder.resolve("data").resolve("journal.db");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "somebody's sales");
        assertThat(run("demo", "--headless", "--out", folder.toString())).isEqualTo(1);
        assertThat(told.toString()).contains("was not made by a demo");
        assertThat(journal).hasContent("somebody's sales");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(told, true);
        return VerificationMain.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
        }
    }

    private static void showsAScreen(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(WIDTH, HEIGHT);
        int[] pixels = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(COLOURS_OF_A_SCREEN);
    }
}
