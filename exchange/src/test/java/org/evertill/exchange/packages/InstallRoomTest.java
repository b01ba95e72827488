package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room changes ask for, beside what they take: the log of their transaction, and what the file grows by. */
class InstallRoomTest {
    private static final int PRODUCTS = 1_000;

    @TempDir
    Path folder;
    private final Random random = new Random(7);
    private DeltaFixture headquarters;
    private GenerationStore store;

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        store = open();
        headquarters.headquarters().install(store,
                headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
    }

    @Test
    void changesAskForEnoughAndForLittleMoreThanTheFileHoweverManyTheyAre() throws Exception {
        addProducts();
        requireEnough();
        for (int number = 0; number < PRODUCTS; number++) {
            headquarters.put(DeltaFixture.price(number(number), random.nextInt(9_000_000)));
        }
        long size = store.current().orElseThrow().bytes();
        assertThat(requireEnough()).as("every price").isLessThan(size + 2_500_000);
        headquarters.put(DeltaFixture.price(number(7), 1));
        assertThat(requireEnough()).as("one price").isLessThan(100_000);
        for (int number = 0; number < PRODUCTS; number++) {
            headquarters.put(name(number, "fr"));
        }
        requireEnough();
        for (int number = 0; number < PRODUCTS; number++) {
            headquarters.put(DeltaFixture.product(number(number), words(), random.nextInt(1_000)));
            headquarters.remove(RowKey.of(name(number, "en")));
        }
        requireEnough();
    }

    private void addProducts() {
        for (int number = 0; number < PRODUCTS; number++) {
            headquarters.put(DeltaFixture.product(number(number), words(), random.nextInt(1_000)));
            headquarters.put(name(number, "en"));
            headquarters.put(Row.of(ChannelTables.PRODUCT_BARCODE, "2" + number(number), number(number), "EAN13"));
            headquarters.put(DeltaFixture.price(number(number), random.nextInt(9_000_000)));
        }
    }

    /** Installs what has changed beside a reader, who keeps the log; answers what it asked for. */
    private long requireEnough() throws IOException, SQLException {
        PackageFolder delta = headquarters.delta().orElseThrow();
        PackageManifest manifest = PackageManifest.ofJson(delta.signedManifest().orElseThrow().manifest());
        Generation before = store.current().orElseThrow();
        long asked = InstallRoom.ofChanges(manifest, before);
        try (GenerationReader reader = store.reader().orElseThrow();
                Statement statement = reader.connection().createStatement()) {
            statement.execute("BEGIN");
            reader.version();
            headquarters.headquarters().install(store, delta);
            long log = Files.size(new SqliteFile(before.path()).log());
            statement.execute("COMMIT");
            long growth = pages(statement) - before.bytes();
            assertThat(asked).isGreaterThan(manifest.totalBytes() + log + growth);
        }
        store = open();
        return asked;
    }

    private GenerationStore open() throws IOException {
        return GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
    }

    private static long pages(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(
                "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")) {
            return result.getLong(1);
        }
    }

    private String words() {
        return Integer.toString(random.nextInt(), 36) + " " + Integer.toString(random.nextInt(), 36) + " "
                + Integer.toString(random.nextInt(), 36) + " " + Integer.toString(random.nextInt(), 36);
    }

    private Row name(int number, String language) {
        return Row.of(ChannelTables.PRODUCT_NAME, number(number), language, words());
    }

    private static String number(int number) {
        return "9" + (100_000 + number);
    }
}
