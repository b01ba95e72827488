package org.evertill.syncagent;

import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFault;

/**
 * Why an attempt did not go well.
 *
 * @param fault    the name of a {@link SyncFault} or of a {@link org.evertill.exchange.packages.PackageFault}, for
 *     which the screens have words
 * @param sentence for the log and whoever is called, in English
 */
record SyncFailure(String fault, String sentence) {

    SyncFailure(SyncFault fault, String sentence) {
        this(fault.name(), sentence);
    }

    /** A package that was not installed. */
    static SyncFailure of(InstallOutcome.Refused refused) {
        return new SyncFailure(refused.reason().name(), refused.toString());
    }

    /** A call that the scale unit refused. */
    static SyncFailure of(Reply.Refused<?> refused) {
        if (refused.slug().equals("program-too-old")) {
            return new SyncFailure(PackageFault.OTHER_SCHEMA.name(), refused.detail());
        }
        return new SyncFailure(SyncFault.REFUSED, refused.detail());
    }

    /** A call without a usable answer. */
    static SyncFailure of(Reply.Unavailable<?> unavailable) {
        SyncFault fault = switch (unavailable.cause()) {
            case NO_ANSWER -> SyncFault.NO_ANSWER;
            case NOT_A_SCALE_UNIT -> SyncFault.NOT_A_SCALE_UNIT;
            case CERTIFICATE_NOT_TRUSTED -> SyncFault.CERTIFICATE_NOT_TRUSTED;
            case SERVER_ERROR -> SyncFault.SERVER_ERROR;
            case NOT_ACTIVATED -> SyncFault.NOT_ACTIVATED;
            default -> SyncFault.NO_CONNECTION;
        };
        return new SyncFailure(fault, unavailable.detail());
    }
}
