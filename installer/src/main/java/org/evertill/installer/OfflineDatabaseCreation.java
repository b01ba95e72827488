package org.evertill.installer;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.syncagent.PackageFetch;
import org.evertill.syncagent.PackageProgress;
import org.evertill.syncagent.SyncTime;
import org.evertill.syncagent.SyncedFiles;

/**
 * Brings the first packages into a data folder this program has taken: the private one, which says whether this
 * register gets an offline database at all, then the reference one. For one thread.
 */
final class OfflineDatabaseCreation {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final OfflineDatabase database;
    private final RegisterIdentity identity;
    private final PackageFetch fetch;
    private final LongSupplier nanos = System::nanoTime;

    OfflineDatabaseCreation(OfflineDatabase database, RegisterActivation activation, ScaleUnitContact contact,
            Clock clock, Consumer<String> progress) {
        this.database = database;
        this.identity = activation.identity();
        SyncedFiles files = SyncedFiles.of(database, identity, database.identities().trustedKeys(clock), clock);
        this.fetch = new PackageFetch(contact.client(), contact.line(), files,
                new SyncTime(clock, new SecureRandom()), new FetchNarration(progress));
    }

    /** Fetches one kind and checks what it is. */
    FetchedPackage bring(DatabaseKind kind) throws ConfigurationRefusedException, SQLException {
        long begin = nanos.getAsLong();
        PackageFetch.End end = fetch.fetch(kind);
        long milliseconds = (nanos.getAsLong() - begin) / NANOS_PER_MILLI;
        PackageProgress progress = end.progress();
        return switch (progress.state()) {
            case APPLIED -> fetched(kind, progress.totalBytes(), milliseconds);
            case NO_DATA -> fetched(kind, 0, milliseconds);
            default -> throw failed(kind, end);
        };
    }

    /** Lets headquarters know what the register has now. */
    void report() {
        fetch.report();
    }

    /** Refuses a register that headquarters wants online only, or does not know. */
    void requireOfflineSupport() throws ConfigurationRefusedException, SQLException {
        requireOfflineSupport(database.generations(DatabaseKind.PRIVATE).current().orElseThrow(), identity);
    }

    /** The same by any private file. */
    static void requireOfflineSupport(Generation privateFile, RegisterIdentity identity)
            throws ConfigurationRefusedException, SQLException {
        Optional<Boolean> supported = PublishedRegister.read(privateFile, identity).supportOffline();
        String register = "register " + identity.registerNumber() + " of store " + identity.storeNumber();
        if (supported.isEmpty()) {
            throw new ConfigurationRefusedException("register-not-published", "Headquarters has not published "
                    + register + ", so nobody knows whether it may sell offline. It got no offline database. Ask"
                    + " headquarters to publish it, then run this again.");
        }
        if (!supported.get()) {
            throw new ConfigurationRefusedException("offline-not-supported", "Headquarters says Support offline = No"
                    + " for " + register + ". It got no offline database and sells only while the scale unit answers."
                    + " If it is to sell offline, ask headquarters to set Support offline = Yes and to publish, then"
                    + " run this again.");
        }
    }

    private FetchedPackage fetched(DatabaseKind kind, long fetchedBytes, long milliseconds)
            throws ConfigurationRefusedException, SQLException {
        GenerationStore store = database.generations(kind);
        try (GenerationReader reader = store.reader().orElse(null)) {
            if (reader == null) {
                throw noPackage(kind);
            }
            Generation file = reader.generation();
            return new FetchedPackage(kind, fetchedBytes > 0, file.version(), reader.rowCount(), file.bytes(),
                    fetchedBytes, milliseconds);
        }
    }

    static ConfigurationRefusedException noPackage(DatabaseKind kind) {
        return new ConfigurationRefusedException("no-package", "Headquarters has published no " + kind.code()
                + " package for this store yet. " + ScaleUnitContact.NOTHING_CHANGED
                + " Ask headquarters to publish, then run this again.");
    }

    private static ConfigurationRefusedException failed(DatabaseKind kind, PackageFetch.End end) {
        PackageProgress progress = end.progress();
        String kept = progress.installedVersion() == 0
                ? "The register still has no " + kind.code() + " package"
                : "The register keeps version " + progress.installedVersion();
        String advice = end.isRoomLacking() ? "Make room on the disk, then run this again."
                : switch (progress.state()) {
            case APPLY_FAILED -> "Run this again; if it says the same, ask headquarters to publish anew.";
            case CREATE_FAILED -> "Ask headquarters to publish anew.";
            default -> "What has come is kept: run this again, and it goes on from there.";
        };
        return new ConfigurationRefusedException(FetchNarration.reason(progress.state()), "The " + kind.code()
                + " package was not installed: " + end.lastError().replaceFirst("[.]$", "") + ". " + kept + ". "
                + advice);
    }
}
