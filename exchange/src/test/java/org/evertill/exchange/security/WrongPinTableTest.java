package org.evertill.exchange.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongPinTableTest {
    private static final String WORKER = "000160";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;
    private Connection database;
    private WrongPinTable table;

    @BeforeEach
    void open() throws Exception {
        database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pins.db"));
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    CREATE TABLE wrong_pin (worker_number TEXT NOT NULL PRIMARY KEY, wrong_count INTEGER NOT NULL,
                        newest_at TEXT NOT NULL) STRICT""");
        }
        table = new WrongPinTable(database);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aTryWhoseCheckNeverEndsHasBeenCounted() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(table.begin(WORKER, NOW)).isZero();
        }
        assertThat(table.waitAfter(WORKER, NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(table.begin(WORKER, NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(table.waitAfter(WORKER, NOW.plusSeconds(60))).isZero();
    }

    @Test
    void theRightPinClearsTheCountAndATryThatWasNotCheckedIsTakenBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            table.begin(WORKER, NOW);
        }
        table.unchecked(WORKER);
        assertThat(table.waitAfter(WORKER, NOW)).isZero();
        table.begin(WORKER, NOW);
        assertThat(table.waitAfter(WORKER, NOW)).isPositive();
        table.right(WORKER);
        assertThat(table.waitAfter(WORKER, NOW)).isZero();
        table.unchecked(WORKER);
        assertThat(table.begin(WORKER, NOW)).isZero();
    }

    @Test
    void aClockThatWasSetBackBeginsTheWaitAnewAndNotMore() throws Exception {
        for (int i = 0; i < 5; i++) {
            table.begin(WORKER, NOW);
        }
        Instant before = NOW.minus(Duration.ofDays(900));
        assertThat(table.begin(WORKER, before)).isEqualTo(Duration.ofMinutes(1));
        assertThat(table.begin(WORKER, before.plusSeconds(60))).isZero();
    }
}
