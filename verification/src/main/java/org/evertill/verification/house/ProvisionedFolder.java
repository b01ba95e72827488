package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.scaleunit.headquarters.demo.DemoStore;

/**
 * Makes the data folder of a register of the demo store as activation and the first synchronisation leave it: an
 * identity and both offline databases, from real signed packages. No scale unit is needed, and none can be reached
 * afterwards.
 */
public final class ProvisionedFolder {

    private static final long DEMO_SEED = 1;
    private static final Duration VALIDITY = Duration.ofDays(30);
    /** A port that nothing of ours listens on: the register is activated and offline. */
    private static final String NOBODY = "http://127.0.0.1:9";

    /** What the cashier scans; the register itself does not read it. */
    private static final String BARCODES = "barcodes.txt";

    private ProvisionedFolder() {}

    /**
     * Makes it, unless it is that of a register already.
     *
     * @throws DataFolderException with a sentence, when the folder cannot be used
     */
    public static void make(Path folder) throws IOException, SQLException, DataFolderException {
        SigningKey key = SigningKey.openOrCreate(folder.resolveSibling("signing.key"));
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            if (database.identities().current().isPresent()) {
                return;
            }
            List<Row> rows = DemoStore.rows(DEMO_SEED, PinHash::of);
            install(database, DatabaseKind.REFERENCE, rows, key);
            install(database, DatabaseKind.PRIVATE, rows, key);
            Files.write(folder.resolve(BARCODES), rows.stream()
                    .filter(row -> row.table() == ChannelTables.PRODUCT_BARCODE)
                    .map(row -> row.text("barcode")).toList());
            database.activate(new RegisterActivation(
                    new RegisterIdentity(DemoStore.STORE_NUMBER, "01", 1), NOBODY, "none",
                    key.verifyingKey().toBase64(), "", Instant.now()));
        }
    }

    /** Everything that can be scanned in the demo store. */
    public static List<String> barcodes(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(BARCODES));
    }

    private static void install(OfflineDatabase database, DatabaseKind kind, List<Row> rows, SigningKey key)
            throws IOException, SQLException {
        Instant now = Instant.now();
        PackageFolder written = new PackageWriter(key).write(
                new PackageHeading(kind, "demo", 1, now, now.plus(VALIDITY)),
                (table, sink) -> {
                    for (Row row : rows) {
                        if (row.table() == table) {
                            sink.accept(row);
                        }
                    }
                },
                database.folder().resolveSibling("packages").resolve(kind.code()));
        InstallOutcome outcome = new PackageInstaller(database.generations(kind), key.verifyingKey(),
                Optional.empty(), Instant::now).install(written.signedManifest().orElseThrow(), written);
        if (!(outcome instanceof InstallOutcome.Installed)) {
            throw new IllegalStateException("The demo store's package was not installed: " + outcome);
        }
    }
}
