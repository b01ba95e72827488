package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.packages.DeltaFixture.price;
import static org.evertill.exchange.packages.DeltaFixture.product;
import static org.evertill.exchange.packages.DeltaFixture.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers and restarts around a delta: which version they see, and what a log beside the file is worth. */
class DeltaInUseTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path folder;

    private DeltaFixture headquarters;
    private GenerationStore store;

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        install(headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
    }

    @Test
    void aReaderInTheMiddleOfAQuestionEndsOnTheVersionItBeganWith() throws Exception {
        headquarters.put(price("100", 2_600_000));
        PackageFolder second = headquarters.delta().orElseThrow();
        try (GenerationReader reader = store.reader().orElseThrow();
                Statement statement = reader.connection().createStatement()) {
            statement.execute("BEGIN");
            assertThat(reader.version()).isEqualTo(1);
            install(second);
            assertThat(reader.version()).isEqualTo(1);
            assertThat(priceOfBread(statement)).isEqualTo(2_500_000);
            statement.execute("COMMIT");
            assertThat(reader.version()).isEqualTo(2);
            assertThat(priceOfBread(statement)).isEqualTo(2_600_000);
            assertThat(reader.isCurrent()).isTrue();
        }
    }

    @Test
    void aLogThatAReaderHoldsIsPutAwayWithTheNextDelta() throws Exception {
        Path log = folder.resolve("data/reference-1.db-wal");
        try (GenerationReader reader = store.reader().orElseThrow();
                Statement statement = reader.connection().createStatement()) {
            statement.execute("BEGIN");
            assertThat(reader.version()).isEqualTo(1);
            headquarters.put(price("100", 2_600_000));
            install(headquarters.delta().orElseThrow());
            assertThat(Files.size(log)).isPositive();
            statement.execute("COMMIT");
            headquarters.put(price("100", 2_700_000));
            install(headquarters.delta().orElseThrow());
            assertThat(Files.size(log)).isZero();
            assertThat(priceOfBread(statement)).isEqualTo(2_700_000);
        }
        assertThat(store.sound()).map(Generation::version).contains(3L);
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
    }

    @Test
    void answersWithTheVersionAPriceIsOf() throws Exception {
        try (MasterFiles files = MasterFiles.open(folder.resolve("files"))) {
            headquarters.headquarters().install(files.reference().store(),
                    headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
            assertThat(versionOfBread(files)).isEqualTo(1);
            headquarters.put(price("100", 2_600_000));
            headquarters.headquarters().install(files.reference().store(), headquarters.delta().orElseThrow());
            assertThat(versionOfBread(files)).isEqualTo(2);
        }
    }

    @Test
    void aRestartFindsTheVersionTheDeltasHaveReached() throws Exception {
        headquarters.put(price("100", 2_600_000));
        install(headquarters.delta().orElseThrow());
        GenerationStore restarted = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        assertThat(restarted.current()).map(Generation::version).contains(2L);
        assertThat(GenerationStore.peek(folder.resolve("data"), DatabaseKind.REFERENCE)).map(Generation::version)
                .contains(2L);
    }

    @Test
    void aLogLeftByAKillIsBroughtInAtTheNextStart() throws Exception {
        headquarters.put(price("100", 2_600_000));
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (GenerationReader reader = store.reader().orElseThrow();
                Statement statement = reader.connection().createStatement()) {
            // Holds the log, so that the delta stays in it.
            statement.execute("BEGIN");
            reader.version();
            install(headquarters.delta().orElseThrow());
            copyAll(copy);
        }
        assertThat(Files.size(copy.resolve("reference-1.db-wal"))).isPositive();
        GenerationStore restarted = GenerationStore.open(copy, DatabaseKind.REFERENCE);
        assertThat(restarted.current()).map(Generation::version).contains(2L);
        assertThat(DeltaFixture.contents(restarted)).isEqualTo(headquarters.contents());
    }

    @Test
    void theLogOfAnotherFileIsFoundByItsRows() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (GenerationReader reader = store.reader().orElseThrow();
                Statement statement = reader.connection().createStatement()) {
            statement.execute("BEGIN");
            reader.version();
            write(store, "UPDATE product SET popularity = 7 WHERE product_number = '101'");
            copyAll(other);
        }
        GenerationStore restarted = GenerationStore.open(other, DatabaseKind.REFERENCE);
        assertThat(restarted.current()).isEmpty();
        assertThat(restarted.whyEmpty()).map(InstallOutcome.Refused::reason).contains(PackageFault.CONTENT_ALTERED);
        assertThat(headquarters.headquarters().install(restarted,
                headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1)))
                .isInstanceOf(InstallOutcome.Installed.class);
    }

    private InstallOutcome install(PackageFolder written) throws Exception {
        return headquarters.headquarters().install(store, written);
    }

    private static long versionOfBread(MasterFiles files) throws SQLException {
        return files.reference().ask(reference -> reference.items().facts("100", DAY)).orElseThrow().orElseThrow()
                .dataVersion();
    }

    private static long priceOfBread(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(
                "SELECT unit_price_micros FROM product_price WHERE product_number = '100'")) {
            return result.getLong(1);
        }
    }

    private void copyAll(Path target) throws Exception {
        for (String name : List.of("reference-1.db", "reference-1.db-wal", "reference.current")) {
            Files.copy(folder.resolve("data").resolve(name), target.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
