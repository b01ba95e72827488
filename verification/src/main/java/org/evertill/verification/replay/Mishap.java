package org.evertill.verification.replay;

import org.evertill.verification.proxy.Fault;

/** Something that goes wrong in the middle of a sale. */
sealed interface Mishap {

    /** The network between register and scale unit fails in this way, for some invoices. */
    record Cut(Fault fault) implements Mishap {}

    /** A program ends and is started again. */
    enum Restart implements Mishap {
        /** The scale unit dies (SIGKILL) and comes back some invoices later. */
        SCALE_UNIT_KILLED("scaleUnitKilled"),
        /** The register dies (SIGKILL); the sale goes on at the next start. */
        REGISTER_KILLED("registerKilled"),
        /** The register is closed in order; the sale goes on at the next start. */
        REGISTER_CLOSED("registerClosed");

        private final String word;

        Restart(String word) {
            this.word = word;
        }

        /** Its name in reports. */
        String word() {
            return word;
        }
    }
}
