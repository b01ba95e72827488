package org.evertill.exchange.packages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * What whoever orders a package decides about it; the rest of the manifest follows from the rows.
 *
 * @param kind reference or private
 * @param dataGroup the channel data group it is for
 * @param version greater than that of every earlier package of this kind and data group
 */
public record PackageHeading(
        DatabaseKind kind, String dataGroup, long version, Instant createdAt, Instant expiresAt) {

    public PackageHeading {
        if (!kind.isPackaged()) {
            throw new IllegalArgumentException("there are no packages of kind " + kind.code());
        }
        if (dataGroup.isBlank() || version < 1) {
            throw new IllegalArgumentException("a package needs a data group and a version from 1");
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
