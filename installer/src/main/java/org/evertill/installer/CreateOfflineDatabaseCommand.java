package org.evertill.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.syncagent.Reply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code create-offline-database}: fetches the first full packages before anybody has signed on. Afterwards the sync
 * agent keeps them fresh, by the same code; run again, it brings what is newer.
 */
@Command(name = "create-offline-database", description = "Fetches, checks and installs a register's first data"
        + " packages while it is provisioned. Run again, it brings what is newer, and does no harm.")
final class CreateOfflineDatabaseCommand extends ConfigureCommand {
    private final Clock clock;

    @Option(names = "--data", required = true, paramLabel = "DIR",
            description = "the data folder of an activated register that is not running")
    private Path data;

    CreateOfflineDatabaseCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    ConfigurationOutcome run()
            throws ConfigurationRefusedException, DataFolderException, IOException, SQLException {
        if (!Files.exists(data.resolve(OfflineDatabase.JOURNAL))) {
            throw StatusCommand.noRegister(data);
        }
        if (isDryRun()) {
            return foreseen();
        }
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            RegisterActivation activation = required(database.identities().current());
            try (ScaleUnitContact contact = contact(activation)) {
                offered(contact, activation, DatabaseKind.PRIVATE, Optional.empty());
                return create(new OfflineDatabaseCreation(database, activation, contact, clock, this::progress));
            }
        }
    }

    private static ConfigurationOutcome create(OfflineDatabaseCreation creation)
            throws ConfigurationRefusedException, SQLException {
        try {
            return created(creation);
        } finally {
            creation.report();
        }
    }

    private static ConfigurationOutcome created(OfflineDatabaseCreation creation)
            throws ConfigurationRefusedException, SQLException {
        FetchedPackage privateFile = creation.bring(DatabaseKind.PRIVATE);
        creation.requireOfflineSupport();
        FetchedPackage reference = creation.bring(DatabaseKind.REFERENCE);
        Map<String, Object> packages = new LinkedHashMap<>();
        packages.put("private", privateFile.members());
        packages.put("reference", reference.members());
        return new ConfigurationOutcome()
                .put("packages", packages)
                .say(privateFile.line())
                .say(reference.line())
                .say("The register can sell offline. It keeps its data fresh by itself after the first sign-on.");
    }

    private ConfigurationOutcome foreseen()
            throws ConfigurationRefusedException, DataFolderException, IOException, SQLException {
        if (RegisterInspection.isInUse(data)) {
            throw new ConfigurationRefusedException("data-folder-in-use", "The data folder " + data
                    + " is in use by a running register. Close it first, or let it fetch its packages itself.");
        }
        try (RegisterInspection inspection = RegisterInspection.of(data)
                .orElseThrow(() -> StatusCommand.noRegister(data))) {
            RegisterActivation activation = required(inspection.activation());
            Map<String, @Nullable Object> packages = new LinkedHashMap<>();
            ConfigurationOutcome outcome = new ConfigurationOutcome().put("packages", packages);
            try (ScaleUnitContact contact = contact(activation)) {
                long needed = 0;
                for (DatabaseKind kind : new DatabaseKind[] {DatabaseKind.PRIVATE, DatabaseKind.REFERENCE}) {
                    Optional<Generation> installed = inspection.installed(kind);
                    PackageManifest manifest = offered(contact, activation, kind, installed);
                    Optional<Generation> here = installed.filter(manifest::isIn);
                    if (kind == DatabaseKind.PRIVATE && here.isPresent()) {
                        OfflineDatabaseCreation.requireOfflineSupport(here.get(), activation.identity());
                    }
                    needed += here.isPresent() ? 0 : manifest.totalBytes() + manifest.compressedBytes();
                    packages.put(kind.code(), foreseen(outcome, manifest, here.isPresent()));
                }
                requireRoom(needed, inspection.freeBytes());
            }
            return outcome.say("Nothing was changed. Whether headquarters supports offline for this register is known"
                    + " when the newest private package is here.");
        }
    }

    private static Map<String, Object> foreseen(ConfigurationOutcome outcome, PackageManifest manifest,
            boolean isHere) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("outcome", isHere ? "up-to-date" : "would-install");
        members.put("version", manifest.version());
        members.put("rows", manifest.rows());
        members.put("bytes", manifest.totalBytes());
        members.put("fetchedBytes", isHere ? 0L : manifest.compressedBytes());
        outcome.say(manifest.kind() + " package " + manifest.version() + (isHere
                ? ": already up to date"
                : ": would be fetched (" + ByteCount.text(manifest.compressedBytes()) + ") and installed"));
        return members;
    }

    private void requireRoom(long needed, long free) throws ConfigurationRefusedException {
        if (free < needed) {
            throw new ConfigurationRefusedException("disk-full", "The disk of " + data + " has "
                    + ByteCount.text(free) + " left and the packages need " + ByteCount.text(needed)
                    + ". " + ScaleUnitContact.NOTHING_CHANGED + " Make room first.");
        }
    }

    /** Asks before anything is fetched, so that what stands in the way has its own sentence. */
    private static PackageManifest offered(ScaleUnitContact contact, RegisterActivation activation, DatabaseKind kind,
            Optional<Generation> installed) throws ConfigurationRefusedException {
        Reply<SignedManifest> reply = contact.await(contact.client().newestPackage(kind, installed));
        if (reply instanceof Reply.Refused<SignedManifest> refused && refused.slug().equals("no-package")) {
            throw OfflineDatabaseCreation.noPackage(kind);
        }
        SignedManifest signed = contact.answered(reply);
        try {
            KeyTrust known = KeyTrust.of(VerifyingKey.ofBase64(activation.signingKey()));
            if (new TrustedKeys(known, followed -> { }, Clock.systemUTC()).verifies(signed)) {
                return PackageManifest.ofJson(signed.manifest());
            }
            throw new ConfigurationRefusedException("not-signed", "The " + kind.code() + " package at "
                    + contact.address() + " is not signed by this register's headquarters. "
                    + ScaleUnitContact.NOTHING_CHANGED + " If headquarters was set up anew, activate this register"
                    + " again; if not, somebody may be altering packages: tell headquarters.");
        } catch (IOException e) {
            throw new ConfigurationRefusedException("apply-failed", "The " + kind.code() + " package at "
                    + contact.address() + " is described in a way this version does not know. "
                    + ScaleUnitContact.NOTHING_CHANGED + " Install the newer Evertill.");
        }
    }

    private ScaleUnitContact contact(RegisterActivation activation) throws ConfigurationRefusedException {
        return ScaleUnitContact.open(activation.scaleUnitAddress(), activation.deviceToken(),
                TrustedCertificates.ofPem(activation.certificates()), clock);
    }

    private RegisterActivation required(Optional<RegisterActivation> activation)
            throws ConfigurationRefusedException {
        return required(data, activation);
    }

    /** The activation of a folder that must have one. */
    static RegisterActivation required(Path data, Optional<RegisterActivation> activation)
            throws ConfigurationRefusedException {
        return activation.orElseThrow(() -> new ConfigurationRefusedException("not-activated", "The register in "
                + data + " is not activated, so no scale unit knows it. Run 'configure activate' first."));
    }
}
