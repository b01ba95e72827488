package org.evertill.verification.audit;

import java.nio.file.Path;

/** One database under audit. */
record Place(Role role, Path file) {

    /** On which step of a record's way the database stands. */
    enum Role {
        JOURNAL, CHANNEL, HEADQUARTERS
    }

    @Override
    public String toString() {
        return role.name().toLowerCase() + " " + file.getFileName();
    }
}
