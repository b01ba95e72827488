package org.evertill.exchange.packages;

import org.evertill.exchange.packages.InstallOutcome.Refused;

/** Ends the transaction of a package that is not to be installed, so that nothing of it stays. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    RefusedException(PackageFault reason, String detail) {
        this(new Refused(reason, detail));
    }

    RefusedException(Refused refused) {
        super(refused.toString(), null, false, false);
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }
}
