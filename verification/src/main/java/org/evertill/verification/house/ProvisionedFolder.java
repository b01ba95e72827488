package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowSource;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
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

    private static final Duration VALIDITY = Duration.ofDays(30);
    /** A port that nothing of ours listens on: the register is activated and offline. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private ProvisionedFolder() {}

    /**
     * Makes it.
     *
     * @param rows what headquarters has published: all master data of the demo store's number
     * @throws DataFolderException with a sentence, when the folder cannot be used
     */
    public static void make(Path folder, RowSource rows) throws IOException, SQLException, DataFolderException {
        SigningKey key = SigningKey.openOrCreate(folder.resolveSibling("signing.key"));
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            install(database, DatabaseKind.REFERENCE, rows, key);
            install(database, DatabaseKind.PRIVATE, rows, key);
            database.activate(new RegisterActivation(
                    new RegisterIdentity(DemoStore.STORE_NUMBER, "01", 1), NOBODY, "none",
                    key.verifyingKey().toBase64(), "", Instant.now()));
        }
    }

    private static void install(OfflineDatabase database, DatabaseKind kind, RowSource rows, SigningKey key)
            throws IOException, SQLException {
        Instant now = Instant.now();
        PackageFolder written = new PackageWriter(key).write(
                new PackageHeading(kind, "demo", 1, now, now.plus(VALIDITY)),
                rows,
                database.folder().resolveSibling("packages").resolve(kind.code()));
        InstallOutcome outcome = new PackageInstaller(database.generations(kind), key.verifyingKey(),
                Optional.empty(), Instant::now).install(written.signedManifest().orElseThrow(), written);
        if (!(outcome instanceof InstallOutcome.Installed)) {
            throw new IllegalStateException("The demo store's package was not installed: " + outcome);
        }
    }
}
