package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.verification.house.LargeCatalogue;

/**
 * The demo store's reference data as version 1, and a second package that leads to version 2: in full, or a delta with
 * new prices, a new name, a row that is gone.
 */
record PackagePair(Path folder, SigningKey key) {

    private static final String GROUP = "cut-off";
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    static PackagePair of(Path folder) throws IOException {
        return new PackagePair(folder, SigningKey.openOrCreate(folder.resolve("signing.key")));
    }

    /** Makes both packages, and installs the first in a data folder. */
    void make(Path data, boolean delta) throws IOException, SQLException {
        LargeCatalogue catalogue = new LargeCatalogue(0);
        PackageFolder first = new PackageWriter(key).write(heading(1), catalogue::read, folder.resolve("1"));
        GenerationStore store = GenerationStore.open(data, DatabaseKind.REFERENCE);
        assertThat(install(store, first)).isInstanceOf(InstallOutcome.Installed.class);
        if (!delta) {
            new PackageWriter(key).write(heading(2), catalogue::read, folder.resolve("2"));
            return;
        }
        try (GenerationReader base = store.reader().orElseThrow()) {
            List<RowChange> changes = changes(base);
            new PackageWriter(key).writeDelta(heading(2), base, (table, sink) -> {
                for (RowChange change : changes) {
                    if (change.table() == table) {
                        sink.accept(change);
                    }
                }
            }, folder.resolve("2")).orElseThrow();
        }
    }

    /** Tries to install the second package. */
    InstallOutcome install(Path data) throws IOException {
        return install(GenerationStore.open(data, DatabaseKind.REFERENCE));
    }

    /** Tries to install the second package. */
    InstallOutcome install(GenerationStore store) throws IOException {
        return install(store, new PackageFolder(folder.resolve("2")));
    }

    /** What is installed is the one package or the other to the last row; answers which. */
    long requireWhole(Path data, long atLeast) throws IOException, SQLException {
        GenerationStore store = GenerationStore.open(data, DatabaseKind.REFERENCE);
        assertThat(store.whyEmpty()).isEmpty();
        assertThat(store.sound()).map(Generation::version).hasValueSatisfying(version ->
                assertThat(version).isBetween(atLeast, 2L));
        long version = store.current().orElseThrow().version();
        PackageManifest manifest = PackageManifest.ofJson(new PackageFolder(folder.resolve(String.valueOf(version)))
                .signedManifest().orElseThrow().manifest());
        try (GenerationReader reader = store.reader().orElseThrow()) {
            assertThat(reader.version()).isEqualTo(version);
            for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                TableContent content = TableContent.read(reader.connection(), table);
                assertThat(content.rows()).as(table.name()).isEqualTo(manifest.rowCounts().get(table.name()));
                assertThat(content.digest().hex()).as(table.name()).isEqualTo(manifest.digests().get(table.name()));
            }
        }
        return version;
    }

    private InstallOutcome install(GenerationStore store, PackageFolder made) throws IOException {
        return new PackageInstaller(store, key.verifyingKey(), Optional.of(GROUP), InstantSource.fixed(NOW))
                .install(made.signedManifest().orElseThrow(), made);
    }

    private static List<RowChange> changes(GenerationReader base) throws SQLException {
        List<RowChange> changes = new ArrayList<>();
        for (Row price : some(base, ChannelTables.PRODUCT_PRICE)) {
            changes.add(new RowChange.Put(
                    price.with("unit_price_micros", price.integer("unit_price_micros") + 10_000)));
        }
        Row renamed = some(base, ChannelTables.PRODUCT).getFirst();
        changes.add(new RowChange.Put(renamed.with("name", renamed.text("name") + " anew")));
        changes.add(new RowChange.Removed(RowKey.of(some(base, ChannelTables.PRODUCT_BARCODE).getLast())));
        return changes;
    }

    private static List<Row> some(GenerationReader base, SyncedTable table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (var statement = base.connection().createStatement(); var result = statement.executeQuery(
                table.sql(SqlDialect.SQLITE).selectUnordered() + " LIMIT 20")) {
            while (result.next()) {
                rows.add(Row.read(table, result));
            }
        }
        return rows;
    }

    private static PackageHeading heading(long version) {
        return new PackageHeading(DatabaseKind.REFERENCE, GROUP, version, NOW, NOW.plus(Duration.ofDays(7)));
    }
}
