package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that was given a store nobody understands, by a headquarters that did not look. */
class UnreadableStoreTest {
    @TempDir
    private Path folder;

    @Test
    void isRefusedWithItsReasonWhileEverythingElseIsAnswered() throws Exception {
        try (ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemDefaultZone()).start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            assertThat(register.get("/store").statusCode()).isEqualTo(200);
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(folder.resolve("channel"), "reference-*.db")) {
                for (Path file : files) {
                    misspellTheTimeZone(file);
                }
            }
            HttpResponse<byte[]> refused = register.get("/store");
            assertThat(refused.statusCode()).as("no failure of the server, which registers go offline for")
                    .isEqualTo(422);
            JsonNode problem = WireJson.mapper().readTree(refused.body());
            assertThat(problem.get("type").asText()).isEqualTo("urn:evertill:problem:master-data-unreadable");
            assertThat(problem.get("word").asText()).isEqualTo("Asia/Jerusalm");
            assertThat(register.get("/products?query=milk").statusCode()).isEqualTo(200);
        }
    }

    private static void misspellTheTimeZone(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE store SET time_zone = 'Asia/Jerusalm'");
        }
    }
}
