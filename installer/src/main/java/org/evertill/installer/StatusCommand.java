package org.evertill.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.Generation;
import org.evertill.offlinedb.AcknowledgedHead;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.UnsentRecords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: how a register stands, also while it runs; takes no lock and changes nothing. */
@Command(name = "status", description = "Shows how a register stands, also while it runs; changes nothing anyway.")
final class StatusCommand extends ConfigureCommand {
    private static final int HOURS_PER_DAY = 24;

    private final Clock clock;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the register's data folder")
    private Path data;

    StatusCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    ConfigurationOutcome run()
            throws ConfigurationRefusedException, DataFolderException, IOException, SQLException {
        try (RegisterInspection inspection = RegisterInspection.of(data).orElseThrow(() -> noRegister(data))) {
            Instant now = clock.instant();
            RegisterStatus status = RegisterStatus.of(inspection, RegisterInspection.isInUse(data), now);
            ConfigurationOutcome outcome = new ConfigurationOutcome();
            addMembers(outcome, status, now);
            addLines(outcome, status, now);
            return outcome;
        }
    }

    static ConfigurationRefusedException noRegister(Path data) {
        return new ConfigurationRefusedException("no-register", "There is no register in " + data
                + ". Check the folder, or make it one with 'configure activate'.");
    }

    private void addMembers(ConfigurationOutcome outcome, RegisterStatus status, Instant now) {
        Optional<RegisterIdentity> identity = status.activation().map(RegisterActivation::identity);
        outcome.put("dataFolder", data.toString())
                .put("running", status.running())
                .put("activated", identity.isPresent())
                .put("storeNumber", identity.map(RegisterIdentity::storeNumber).orElse(null))
                .put("registerNumber", identity.map(RegisterIdentity::registerNumber).orElse(null))
                .put("incarnation", identity.map(RegisterIdentity::incarnation).orElse(null))
                .put("scaleUnit", status.activation().map(RegisterActivation::scaleUnitAddress).orElse(null))
                .put("activatedAt", status.activation().map(RegisterActivation::activatedAt).orElse(null))
                .put("firstSignOn", status.firstSignOn().orElse(null));
        UnsentText.add(outcome, status.unsent());
        Map<String, @Nullable Object> packages = new LinkedHashMap<>();
        packages.put("reference", status.reference().map(file -> members(file, now)).orElse(null));
        packages.put("private", status.privateFile().map(file -> members(file, now)).orElse(null));
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("journal", status.journalBytes());
        bytes.put("reference", status.reference().map(Generation::bytes).orElse(0L));
        bytes.put("private", status.privateFile().map(Generation::bytes).orElse(0L));
        bytes.put("free", status.freeBytes());
        outcome.put("setAside", status.setAside().count())
                .put("unreadSales", status.unreadSales())
                .put("acknowledged", status.acknowledged().orElse(null))
                .put("packages", packages)
                .put("bytes", bytes)
                .put("supportOffline", status.published().flatMap(PublishedRegister::supportOffline).orElse(null))
                .put("readiness", readiness(status))
                .put("missingParts", status.readiness().map(readiness -> readiness.missing().stream()
                        .map(MissingPart::code).toList()).orElse(List.of()))
                .put("pricesKnownAt", status.pricesKnownAt().orElse(null))
                .put("pausedBy", status.pausedBy().orElse(null))
                .put("missing", status.missing(now));
    }

    private static Map<String, Object> members(Generation file, Instant now) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", file.version());
        members.put("dataGroup", file.dataGroup());
        members.put("createdAt", file.createdAt());
        members.put("ageSeconds", RegisterStatus.age(file, now).toSeconds());
        return members;
    }

    private void addLines(ConfigurationOutcome outcome, RegisterStatus status, Instant now) {
        status.activation().ifPresentOrElse(activation -> outcome
                .say("Register", activation.identity().registerNumber() + " of store "
                        + activation.identity().storeNumber() + ", incarnation " + activation.identity().incarnation())
                .say("Scale unit", activation.scaleUnitAddress())
                .say("Activated", activation.activatedAt().toString())
                .say("First sign-on", status.firstSignOn().map(Instant::toString).orElse("not yet")), () -> outcome
                .say("Register", "not activated"));
        outcome.say("Data folder", data + (status.running() ? " (the register is running)" : ""))
                .say("Unsent", unsent(status.unsent()))
                .say("Acknowledged", status.acknowledged().map(StatusCommand::text).orElse("nothing yet"))
                .say("Reference package", status.reference().map(file -> text(file, now)).orElse("none"))
                .say("Private package", status.privateFile().map(file -> text(file, now)).orElse("none"))
                .say("Journal", ByteCount.text(status.journalBytes()) + ", " + ByteCount.text(status.freeBytes())
                        + " free on the disk")
                .say("Offline", offline(status));
        List<String> missing = status.missing(now);
        missing.forEach(clause -> outcome.say("  - " + clause));
    }

    private static String unsent(UnsentRecords unsent) {
        return unsent.records() == 0
                ? "nothing"
                : UnsentText.sentence(unsent)
                        + unsent.oldest().map(oldest -> ", the oldest of " + oldest).orElse("");
    }

    private static String text(AcknowledgedHead head) {
        return "record " + head.sequence() + ", hash " + head.hash();
    }

    private static String text(Generation file, Instant now) {
        Duration age = RegisterStatus.age(file, now);
        String ago = age.toHours() >= 2 * HOURS_PER_DAY ? age.toDays() + " days"
                : age.toHours() >= 2 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
        return "version " + file.version() + ", " + ago + " old, " + ByteCount.text(file.bytes());
    }

    private static String readiness(RegisterStatus status) {
        if (status.readiness().isEmpty()) {
            return "not-activated";
        }
        OfflineReadiness readiness = status.readiness().get();
        if (readiness.isReady()) {
            return "ready";
        }
        if (!readiness.isSupported()) {
            return "not-supported";
        }
        return readiness.isNeverSynchronised() ? "never-synchronised" : "not-ready";
    }

    /** In the words of the register's own screens. */
    private static String offline(RegisterStatus status) {
        Optional<OfflineReadiness> readiness = status.readiness();
        if (readiness.isPresent() && readiness.get().isReady()) {
            return "ready for an outage";
        }
        return "not ready: " + readiness.map(known -> known.missing().stream().map(part -> switch (part) {
            case SUPPORT -> "headquarters has not set it up";
            case STAFF -> "no staff";
            case PRICES -> "no prices";
            case TAXES -> "no taxes";
            case PROFILE -> "no profile";
            case DISK -> "little disk space";
        }).collect(Collectors.joining(", "))).orElse("not activated");
    }
}
