package org.evertill.commerce.refusal;

import java.util.stream.Collectors;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineReadiness;

/** Why a register that cannot sell offline does not do something. */
public final class OfflineRefusals {

    private OfflineRefusals() {
    }

    /** The scale unit does not answer, and neither can the register. */
    public static Refusal unanswered(OfflineReadiness readiness) {
        if (!readiness.isSupported()) {
            return Refusal.of(RefusalReason.OFFLINE_NOT_SUPPORTED);
        }
        return readiness.isNeverSynchronised() ? Refusal.of(RefusalReason.OFFLINE_NEVER_SYNCHRONISED)
                : Refusal.of(RefusalReason.OFFLINE_INCOMPLETE, codes(readiness));
    }

    /** A worker wants to take it off the line. */
    public static Refusal cannotDisconnect(OfflineReadiness readiness) {
        return Refusal.of(RefusalReason.CANNOT_GO_OFFLINE, codes(readiness));
    }

    private static String codes(OfflineReadiness readiness) {
        return readiness.missing().stream().filter(MissingPart::preventsSelling).map(MissingPart::code)
                .collect(Collectors.joining(","));
    }
}
