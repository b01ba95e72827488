package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.verification.house.LargeCatalogue;

/** An installed file of many products, and packages that change so many of its rows at a time. For one thread. */
final class ChangingStore {
    private static final String GROUP = "changing";
    private static final long SEED = 23;

    private final Path folder;
    private final LargeCatalogue catalogue;
    private final int rows;
    private final Random random = new Random(SEED);
    private final SigningKey key;
    private final PackageFolder full;
    private final GenerationStore installed;
    private long version = 1;

    /** What of a product changes from day to day. */
    enum Change {
        /** New prices. */
        PRICES("prices", ChannelTables.PRODUCT_PRICE, "unit_price_micros"),
        /** Whole rows, one column of which is another one. */
        PRODUCT_ROWS("product rows", ChannelTables.PRODUCT, "popularity");

        private final String words;
        private final SyncedTable table;
        private final String column;

        Change(String words, SyncedTable table, String column) {
            this.words = words;
            this.table = table;
            this.column = column;
        }

        /** In a measurement's name. */
        String words() {
            return words;
        }

        SyncedTable table() {
            return table;
        }
    }

    /** Writes the full package and installs it, in a store of its own. */
    ChangingStore(Path folder, LargeCatalogue catalogue, int rows) throws IOException, SQLException {
        this(folder, catalogue, rows, GenerationStore.open(folder.resolve("installed"), DatabaseKind.REFERENCE));
    }

    /** Writes the full package and installs it in a store of reference files. */
    ChangingStore(Path folder, LargeCatalogue catalogue, int rows, GenerationStore installed)
            throws IOException, SQLException {
        this.folder = Files.createDirectories(folder);
        this.catalogue = catalogue;
        this.rows = rows;
        this.key = SigningKey.openOrCreate(folder.resolve("signing.key"));
        this.full = new PackageWriter(key).write(heading(), catalogue::read, folder.resolve("full"));
        this.installed = installed;
        install(full);
    }

    /** The installed file. */
    Path file() {
        return installed.current().orElseThrow().path();
    }

    /** Reads the installed file; close it. */
    GenerationReader reader() throws SQLException {
        return installed.reader().orElseThrow();
    }

    /** Rows of products drawn anew, in the order of their keys, with another value than they have. */
    List<Row> draw(Change change) throws SQLException {
        TreeMap<String, Row> chosen = new TreeMap<>();
        try (GenerationReader reader = reader(); PreparedStatement select = reader.connection().prepareStatement(
                change.table.sql(SqlDialect.SQLITE).selectUnordered() + " WHERE product_number = ? LIMIT 1")) {
            while (chosen.size() < rows) {
                select.setString(1, LargeCatalogue.number(random.nextLong(catalogue.generated())));
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                    Row row = Row.read(change.table, result);
                    chosen.put(row.text("product_number"),
                            row.with(change.column, row.integer(change.column) + 10_000));
                }
            }
        }
        return List.copyOf(chosen.values());
    }

    /** The delta package that brings these rows. */
    PackageFolder delta(Change change, List<Row> changed) throws IOException, SQLException {
        version++;
        try (GenerationReader base = reader()) {
            return new PackageWriter(key).writeDelta(heading(), base, (asked, sink) -> {
                if (asked == change.table) {
                    for (Row row : changed) {
                        sink.accept(new RowChange.Put(row));
                    }
                }
            }, folder.resolve("delta-" + version)).orElseThrow();
        }
    }

    /** Installs the full package once more, in place of what is installed; not after a delta. */
    void installInFull() throws IOException {
        PackageIntake anew = new PackageIntake(installed, this::installer);
        anew.order();
        requireInstalled(anew.install(full.signedManifest().orElseThrow(), full));
    }

    /** Installs a package over what is installed. */
    void install(PackageFolder made) throws IOException {
        requireInstalled(installer(installed).install(made.signedManifest().orElseThrow(), made));
    }

    private PackageInstaller installer(GenerationStore store) {
        return new PackageInstaller(store, key.verifyingKey(), Optional.of(GROUP), InstantSource.system());
    }

    private static void requireInstalled(InstallOutcome outcome) {
        if (!(outcome instanceof InstallOutcome.Installed)) {
            throw new IllegalStateException("the package was not installed: " + outcome);
        }
    }

    private PackageHeading heading() {
        Instant now = Instant.now();
        return new PackageHeading(DatabaseKind.REFERENCE, GROUP, version, now, now.plus(Duration.ofDays(1)));
    }
}
