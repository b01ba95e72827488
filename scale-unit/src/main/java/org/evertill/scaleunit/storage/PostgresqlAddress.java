package org.evertill.scaleunit.storage;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a PostgreSQL database is, and as whom to go there. Its text is the address without anything behind the question
 * mark, and never the password.
 *
 * @param url  {@code jdbc:postgresql://host:port/database}; with {@code ?currentSchema=} a schema of its own in it
 * @param user the role, where the address or the system does not say it
 * @param password the role's; without one, what the server trusts
 */
public record PostgresqlAddress(String url, Optional<String> user, Optional<String> password) {
    private static final String PREFIX = "jdbc:postgresql:";

    /** @throws IllegalArgumentException with a sentence, when it is no such address or has the password in it */
    public PostgresqlAddress {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A database's address begins with " + PREFIX + "//");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "A database's password does not belong into its address, for addresses are told in the log.");
        }
    }

    @Override
    public String toString() {
        return url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
