package org.evertill.commerce.question;

import java.time.LocalDate;

/** Something only a source of facts knows. Asked of the scale unit or of the offline database. */
public sealed interface Question {

    /** What is sold under this barcode or product number, at the prices and taxes of a day? */
    record ItemByCode(String code, LocalDate on) implements Question {
    }

    /**
     * Which products match?
     *
     * @param text         words or their beginnings, in any language; empty for all of a category
     * @param categoryCode only this category; empty for all
     * @param limit        rows wanted, 1 to 200
     * @param offset       rows to leave out first
     */
    record ProductSearch(String text, String categoryCode, LocalDate on, int limit, int offset)
            implements Question {
    }

    /**
     * Is this worker who they say they are, and what may they do?
     *
     * @param here whether the offline database proves it, whatever the connection: who wants the register off a line
     *             that does not answer must not have to wait for it
     */
    record Credentials(String workerNumber, String pin, boolean here) implements Question {

        /** Proved by whoever answers questions now. */
        public Credentials(String workerNumber, String pin) {
            this(workerNumber, pin, false);
        }

        @Override
        public String toString() {
            return "Credentials[" + workerNumber + "]";
        }
    }

    /** Who works here? */
    record StaffList() implements Question {
    }

    /** What is this store? */
    record StoreDescription(LocalDate on) implements Question {
    }
}
