package org.evertill.installer;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineFacts;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.AcknowledgedHead;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.SetAsideRecords;
import org.evertill.offlinedb.UnsentRecords;

/**
 * How a register stands, read in one go.
 *
 * @param running       whether it runs at this moment
 * @param published     what headquarters says of it; empty before the first private package
 * @param facts         what an outage would find; empty when it is not activated
 * @param pricesKnownAt when its prices were last known to be current
 * @param pausedBy      the offline profile that pauses synchronization, as it last heard
 * @param setAside      records that headquarters must look at
 * @param unreadSales   sales that were running and wait for a program that can read them
 */
record RegisterStatus(
        boolean running, Optional<RegisterActivation> activation, Optional<Instant> firstSignOn, UnsentRecords unsent,
        SetAsideRecords setAside, long unreadSales, Optional<AcknowledgedHead> acknowledged,
        Optional<Generation> reference, Optional<Generation> privateFile, Optional<PublishedRegister> published,
        Optional<OfflineFacts> facts, Optional<Instant> pricesKnownAt, Optional<String> pausedBy,
        long journalBytes, long freeBytes) {

    static RegisterStatus of(RegisterInspection inspection, boolean running, Instant now)
            throws IOException, SQLException {
        Optional<RegisterActivation> activation = inspection.activation();
        Optional<Generation> privateFile = inspection.installed(DatabaseKind.PRIVATE);
        Optional<PublishedRegister> published = activation.isEmpty() || privateFile.isEmpty()
                ? Optional.empty()
                : Optional.of(PublishedRegister.read(privateFile.get(), activation.get().identity()));
        Optional<OfflineFacts> facts = activation.isEmpty() ? Optional.empty() : Optional.of(inspection.facts(
                activation.get().identity(), LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return new RegisterStatus(running, activation, inspection.firstSignOn(), inspection.unsent(),
                inspection.setAside(), inspection.unreadSales(), inspection.acknowledged(),
                inspection.installed(DatabaseKind.REFERENCE), privateFile, published, facts,
                inspection.pricesKnownAt(), inspection.pausedBy(), inspection.journalBytes(), inspection.freeBytes());
    }

    /** Whether it could go through an outage now; empty when it is not activated. */
    Optional<OfflineReadiness> readiness() {
        return facts.map(OfflineReadiness::of);
    }

    /** What keeps it from being all it should be, each a clause with what to do. */
    List<String> missing(Instant now) {
        List<String> missing = new ArrayList<>();
        if (activation.isEmpty() || readiness().isEmpty()) {
            missing.add("it is not activated: run 'configure activate' with a code from headquarters");
            return missing;
        }
        OfflineReadiness readiness = readiness().get();
        if (readiness.isSupported() && (privateFile.isEmpty() || reference.isEmpty())) {
            missing.add("it has no " + (privateFile.isEmpty() ? "private" : "reference")
                    + " package: run 'configure create-offline-database'");
        }
        readiness.missing().stream().filter(this::isWorthSaying).map(this::whatToDo).forEach(missing::add);
        if (firstSignOn.isEmpty()) {
            missing.add("nobody has signed on since activation: synchronisation begins with the first sign-on");
        }
        pausedBy.ifPresent(profile -> missing.add("the offline profile '" + profile + "' pauses synchronization:"
                + " sales are uploaded, and no packages come before headquarters ends the pause"));
        if (pricesKnownAt.isPresent() && published.isPresent() && Duration.between(pricesKnownAt.get(), now)
                .compareTo(published.get().priceAgeWarning()) > 0) {
            missing.add("its prices are older than the profile's price-age warning: let it reach the scale unit");
        }
        if (setAside.count() > 0) {
            missing.add("the scale unit has set aside " + (setAside.count() == 1 ? "1 record" : setAside.count()
                    + " records") + ", the newest because " + setAside.newestReason()
                    + ": run 'scale-unit set-aside' there");
        }
        if (unreadSales > 0) {
            missing.add("it keeps " + (unreadSales == 1 ? "a sale that was" : unreadSales + " sales that were")
                    + " running and that this program cannot read: the program that wrote it brings it back at its"
                    + " start");
        }
        return missing;
    }

    /** What comes in a package that is not there at all is not told one by one. */
    private boolean isWorthSaying(MissingPart part) {
        return switch (part) {
            case SUPPORT, DISK -> true;
            case STAFF, PROFILE -> privateFile.isPresent();
            case PRICES, TAXES -> reference.isPresent();
        };
    }

    private String whatToDo(MissingPart part) {
        return switch (part) {
            case SUPPORT -> published.flatMap(PublishedRegister::supportOffline).isPresent()
                    ? "headquarters says Support offline = No: it sells only while the scale unit answers"
                    : "headquarters has published no such register: ask headquarters to publish it";
            case STAFF -> "nobody is published who may sign on: ask headquarters to run job 1060";
            case PRICES -> "no product has a price in force today: ask headquarters to run jobs 1020 and 1040";
            case TAXES -> "no tax groups are published: ask headquarters to run job 1080";
            case PROFILE -> "no offline profile is published for it, so the published defaults hold:"
                    + " ask headquarters to run job 1095";
            case DISK -> "only " + ByteCount.text(freeBytes) + " are free on its disk, and a shift needs "
                    + ByteCount.text(OfflineReadiness.SHIFT_BYTES) + ": make room";
        };
    }

    /** How long ago headquarters made an installed package. */
    static Duration age(Generation generation, Instant now) {
        Duration age = Duration.between(generation.createdAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
