package org.evertill.installer;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.AcknowledgedHead;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.RegisterInspection;
import org.evertill.offlinedb.UnsentRecords;

/**
 * How a register stands, read in one go.
 *
 * @param running    whether it runs at this moment
 * @param published  what headquarters says of it; empty before the first private package
 * @param setAside   records that headquarters must look at
 */
record RegisterStatus(
        boolean running, Optional<RegisterActivation> activation, Optional<Instant> firstSignOn, UnsentRecords unsent,
        long setAside, Optional<AcknowledgedHead> acknowledged, Optional<Generation> reference,
        Optional<Generation> privateFile, Optional<PublishedRegister> published, long journalBytes, long freeBytes) {

    static RegisterStatus of(RegisterInspection inspection, boolean running) throws IOException, SQLException {
        Optional<RegisterActivation> activation = inspection.activation();
        Optional<Generation> privateFile = inspection.installed(DatabaseKind.PRIVATE);
        Optional<PublishedRegister> published = activation.isEmpty() || privateFile.isEmpty()
                ? Optional.empty()
                : Optional.of(PublishedRegister.read(privateFile.get(), activation.get().identity()));
        return new RegisterStatus(running, activation, inspection.firstSignOn(), inspection.unsent(),
                inspection.quarantinedCount(), inspection.acknowledged(),
                inspection.installed(DatabaseKind.REFERENCE), privateFile, published, inspection.journalBytes(),
                inspection.freeBytes());
    }

    /** Whether it could sell without the scale unit. */
    OfflineReadiness readiness() {
        if (published.flatMap(PublishedRegister::supportOffline).equals(Optional.of(false))) {
            return OfflineReadiness.NOT_SUPPORTED;
        }
        return activation.isPresent() && reference.isPresent() && privateFile.isPresent()
                ? OfflineReadiness.READY
                : OfflineReadiness.NEVER_SYNCHRONISED;
    }

    /** What keeps it from being all it should be, each a clause with what to do. */
    List<String> missing(Instant now) {
        List<String> missing = new ArrayList<>();
        if (activation.isEmpty()) {
            missing.add("it is not activated: run 'configure activate' with a code from headquarters");
            return missing;
        }
        if (readiness() == OfflineReadiness.NOT_SUPPORTED) {
            missing.add("headquarters says Support offline = No: it sells only while the scale unit answers");
        } else if (privateFile.isEmpty() || reference.isEmpty()) {
            missing.add("it has no " + (privateFile.isEmpty() ? "private" : "reference")
                    + " package: run 'configure create-offline-database'");
        }
        if (published.isPresent() && published.get().supportOffline().isEmpty()) {
            missing.add("headquarters has published no such register: ask headquarters to publish it");
        }
        if (firstSignOn.isEmpty()) {
            missing.add("nobody has signed on since activation: synchronisation begins with the first sign-on");
        }
        if (reference.isPresent() && published.isPresent() && age(reference.get(), now)
                .compareTo(published.get().priceAgeWarning()) > 0) {
            missing.add("its prices are older than the profile's price-age warning: let it reach the scale unit");
        }
        if (setAside > 0) {
            missing.add(setAside + " records were set aside by the scale unit: headquarters must look at them");
        }
        return missing;
    }

    /** How long ago headquarters made an installed package. */
    static Duration age(Generation generation, Instant now) {
        Duration age = Duration.between(generation.createdAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
