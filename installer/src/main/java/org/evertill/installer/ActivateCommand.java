package org.evertill.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.UnsentRecords;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code activate}: a one-time code becomes this folder's register, with a device token and a new incarnation. All that
 * can be refused is asked before the code is sent, because it works once; a folder that holds a register already is
 * taken first, a new one is made last.
 */
@Command(name = "activate", description = "Makes a data folder a register of a store, with a one-time code from"
        + " headquarters. Run again with a new code, it begins a new incarnation and keeps what is unsent; with the"
        + " code of another register, it begins anew once everything is sent.")
final class ActivateCommand extends ConfigureCommand {
    /** Room for the journal, its ballast and the first days of sales. */
    private static final long NEEDED_BYTES = 128L << 20;

    private final Clock clock;

    @Option(names = "--data", required = true, paramLabel = "DIR",
            description = "the register's data folder; made if missing")
    private Path data;

    @Option(names = "--scale-unit", required = true, paramLabel = "URL",
            description = "the scale unit, such as https://scale-unit.example:8443")
    private String scaleUnit;

    @Option(names = "--code", required = true, paramLabel = "CODE",
            description = "the one-time activation code; dashes and case do not matter")
    private String code;

    @Mixin
    private final CertificateOption certificate = new CertificateOption();

    ActivateCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    ConfigurationOutcome run() throws ConfigurationRefusedException, DataFolderException, IOException {
        try (ScaleUnitContact contact = ScaleUnitContact.open(scaleUnit, "", certificate.read(), clock)) {
            boolean isNew = !Files.exists(data.resolve(OfflineDatabase.JOURNAL));
            if (isNew) {
                requireRoom();
            }
            if (isDryRun()) {
                return foreseen(contact);
            }
            if (isNew) {
                RegisterActivation activation = redeem(contact);
                try (OfflineDatabase database = OfflineDatabase.open(data)) {
                    return become(contact, database, activation);
                } catch (DataFolderException | IOException | JournalUnavailableException e) {
                    throw usedUp(e);
                }
            }
            try (OfflineDatabase database = OfflineDatabase.open(data)) {
                RegisterActivation activation = redeem(contact);
                try {
                    return become(contact, database, activation);
                } catch (IOException | JournalUnavailableException e) {
                    throw usedUp(e);
                }
            }
        }
    }

    /** The scale unit has given the register out, and the folder did not take it. */
    private ConfigurationRefusedException usedUp(Exception e) {
        String what = e instanceof DataFolderException ? e.getMessage()
                : "The disk of " + data + " failed (" + e.getMessage() + ").";
        return new ConfigurationRefusedException("data-folder-unusable",
                what + " The code is used up; ask headquarters for a new one.");
    }

    /** The scale unit is asked whether it is one before it is told a code that works once. */
    private RegisterActivation redeem(ScaleUnitContact contact) throws ConfigurationRefusedException {
        contact.answer(contact.client().health());
        return switch (contact.await(contact.client().activate(code))) {
            case Reply.Answered<ActivationAnswer>(ActivationAnswer answer) -> activation(contact, answer);
            case Reply.Refused<ActivationAnswer> refused -> throw refused(contact, refused);
            case Reply.Unavailable<ActivationAnswer> unavailable -> throw contact.unavailable(unavailable,
                    ScaleUnitContact.NOTHING_CHANGED + " The code may have been used up; if it is refused the next"
                            + " time, ask headquarters for a new one.");
        };
    }

    private static ConfigurationRefusedException refused(ScaleUnitContact contact,
            Reply.Refused<ActivationAnswer> refused) {
        String what = "The scale unit at " + contact.address();
        return refused.slug().equals("unknown-activation-code")
                ? new ConfigurationRefusedException(refused.slug(), what + " does not take this code: it is unknown,"
                        + " was used before, or is too old. " + ScaleUnitContact.NOTHING_CHANGED
                        + " Check what was typed, or ask headquarters for a new code.")
                : new ConfigurationRefusedException(refused.slug(), what + " did not activate this till: "
                        + refused.detail() + " " + ScaleUnitContact.NOTHING_CHANGED);
    }

    private RegisterActivation activation(ScaleUnitContact contact, ActivationAnswer answer)
            throws ConfigurationRefusedException {
        try {
            VerifyingKey.ofBase64(answer.signingKey());
            if (answer.deviceToken().isBlank()) {
                throw new IllegalArgumentException("no device token");
            }
            return new RegisterActivation(
                    new RegisterIdentity(answer.storeNumber(), answer.registerNumber(), answer.incarnation()),
                    contact.address().toString(), answer.deviceToken(), answer.signingKey(),
                    contact.trusted().pem(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ConfigurationRefusedException("not-a-scale-unit", "What answered at " + contact.address()
                    + " did not say which register this is, or by which key to check its packages. "
                    + ScaleUnitContact.NOTHING_CHANGED + " Check the address, and ask headquarters for a new code.");
        }
    }

    private ConfigurationOutcome become(ScaleUnitContact contact, OfflineDatabase database,
            RegisterActivation activation)
            throws ConfigurationRefusedException, IOException {
        UnsentRecords unsent = database.uploads(clock).unsent();
        Optional<RegisterActivation> before = known(contact, database, activation);
        requireSameRegister(before, activation.identity(), unsent);
        requireSameHeadquarters(before, activation, unsent);
        try {
            database.activate(activation);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefusedException("incarnation-known", "Headquarters gave out numbers that this"
                    + " folder has used already (" + e.getMessage() + "). " + ScaleUnitContact.NOTHING_CHANGED
                    + " Headquarters was probably restored from an old copy: ask it for a further code and try again.");
        }
        RegisterIdentity identity = activation.identity();
        ConfigurationOutcome outcome = new ConfigurationOutcome()
                .put("storeNumber", identity.storeNumber())
                .put("registerNumber", identity.registerNumber())
                .put("incarnation", identity.incarnation())
                .put("scaleUnit", activation.scaleUnitAddress())
                .put("activatedAt", activation.activatedAt())
                .put("previous", before.map(old -> old.identity()).orElse(null))
                .say("Activated: register " + identity.registerNumber() + " of store " + identity.storeNumber()
                        + ", incarnation " + identity.incarnation() + ".");
        UnsentText.add(outcome, unsent);
        otherRegister(before, identity).ifPresent(old -> outcome.say("What register " + old.registerNumber()
                + " of store " + old.storeNumber() + " had fetched, and its running sale, are thrown away; its journal"
                + " stays."));
        if (otherRegister(before, identity).isEmpty() && isOfAnother(before, activation)) {
            outcome.say("What was fetched of another headquarters, and the running sale, are thrown away; the journal"
                    + " stays.");
        }
        UnsentText.sayKept(outcome, unsent);
        return outcome.say("Next: 'evertill configure create-offline-database --data " + data + "'.");
    }

    /**
     * Who this folder has been, by the keys of headquarters as they are now: it may have missed a change of key that
     * the packages still show, which its former key has signed.
     */
    private Optional<RegisterActivation> known(ScaleUnitContact contact, OfflineDatabase database,
            RegisterActivation activation) {
        Optional<RegisterActivation> before = database.identities().current();
        if (!isOfAnother(before, activation) || otherRegister(before, activation.identity()).isPresent()) {
            return before;
        }
        ScaleUnitClient activated = new ScaleUnitClient(contact.address(), activation.deviceToken());
        return contact.await(activated.newestPackage(DatabaseKind.PRIVATE, Optional.empty()))
                instanceof Reply.Answered<SignedManifest>(SignedManifest signed)
                && database.identities().trustedKeys(clock).verifies(signed) ? database.identities().current() : before;
    }

    /** Records travel in the name of the register that made them, and its token would be gone. */
    private static void requireSameRegister(Optional<RegisterActivation> before, RegisterIdentity now,
            UnsentRecords unsent) throws ConfigurationRefusedException {
        Optional<RegisterIdentity> other = otherRegister(before, now);
        if (other.isPresent() && unsent.records() > 0) {
            throw new ConfigurationRefusedException("unsent-of-other-register", "The code is for register "
                    + now.registerNumber() + " of store " + now.storeNumber() + ", but this folder has "
                    + UnsentText.sentence(unsent) + " of register " + other.get().registerNumber() + " of store "
                    + other.get().storeNumber() + ", which nobody could send then. "
                    + ScaleUnitContact.NOTHING_CHANGED + " The code is used up. Let the register send them first, or"
                    + " take another folder, and ask headquarters for a new code.");
        }
    }

    /** Another headquarters that has a register of these numbers would take their sales for its own. */
    private static void requireSameHeadquarters(Optional<RegisterActivation> before, RegisterActivation now,
            UnsentRecords unsent) throws ConfigurationRefusedException {
        if (isOfAnother(before, now) && unsent.records() > 0) {
            throw new ConfigurationRefusedException("unsent-of-other-headquarters", "The code is of another"
                    + " headquarters than this folder has sold for, and it has " + UnsentText.sentence(unsent)
                    + " of that one. " + ScaleUnitContact.NOTHING_CHANGED + " The code is used up. Let the register"
                    + " send them to the scale unit at " + before.get().scaleUnitAddress() + " first, or take another"
                    + " folder, and ask headquarters for a new code.");
        }
    }

    private static boolean isOfAnother(Optional<RegisterActivation> before, RegisterActivation now) {
        return before.filter(old -> !old.isSuppliedAs(now)).isPresent();
    }

    private static Optional<RegisterIdentity> otherRegister(Optional<RegisterActivation> before,
            RegisterIdentity now) {
        return before.map(RegisterActivation::identity).filter(old ->
                !old.storeNumber().equals(now.storeNumber()) || !old.registerNumber().equals(now.registerNumber()));
    }

    private ConfigurationOutcome foreseen(ScaleUnitContact contact)
            throws ConfigurationRefusedException, DataFolderException {
        if (RegisterInspection.isInUse(data)) {
            throw new ConfigurationRefusedException("data-folder-in-use", "The data folder " + data
                    + " is in use by a running register. Close it before activating again.");
        }
        contact.answer(contact.client().health());
        ConfigurationOutcome outcome = new ConfigurationOutcome()
                .put("scaleUnit", contact.address().toString());
        Optional<RegisterInspection> found = RegisterInspection.of(data);
        if (found.isEmpty()) {
            UnsentText.add(outcome, UnsentRecords.NONE);
            return outcome.put("previous", null)
                    .say("The scale unit at " + contact.address() + " is up; " + data + " would become a register.")
                    .say("Whether the code is good is known when it is used. Nothing was changed.");
        }
        try (RegisterInspection inspection = found.get()) {
            Optional<RegisterIdentity> before = inspection.activation().map(RegisterActivation::identity);
            UnsentRecords unsent = inspection.unsent();
            UnsentText.add(outcome, unsent);
            outcome.put("previous", before.orElse(null))
                    .say("The scale unit at " + contact.address() + " is up; " + data + " would begin a new incarnation"
                            + before.map(old -> " after " + old.incarnation() + " of register " + old.registerNumber()
                                    + ", store " + old.storeNumber()).orElse("") + ".");
            UnsentText.sayKept(outcome, unsent);
            return outcome.say("Whether the code is good is known when it is used. Nothing was changed.");
        }
    }

    private void requireRoom() throws ConfigurationRefusedException, IOException {
        Path existing = data.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ConfigurationRefusedException("data-folder-unusable", "The data folder " + data
                    + " cannot be made: " + existing + " is no folder this user may write to. The code was not used;"
                    + " choose another folder.");
        }
        long free = DiskRoom.OF_THE_SYSTEM.freeBytes(existing);
        if (free < NEEDED_BYTES) {
            throw new ConfigurationRefusedException("disk-full", "The disk of " + data + " has "
                    + ByteCount.text(free) + " left and a register needs " + ByteCount.text(NEEDED_BYTES)
                    + ". The code was not used; make room first.");
        }
    }
}
