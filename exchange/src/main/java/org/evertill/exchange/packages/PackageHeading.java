package org.evertill.exchange.packages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;

/**
 * What whoever orders a package decides about it; the rest of the manifest follows from the rows.
 *
 * @param kind reference or private
 * @param dataGroup the channel data group it is for
 * @param version greater than that of every earlier package of this kind and data group
 * @param schema the tables it has
 */
public record PackageHeading(DatabaseKind kind, String dataGroup, long version, Instant createdAt, Instant expiresAt,
        TableSchema schema) {

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

    /** Of a package of the schema of this program. */
    public PackageHeading(DatabaseKind kind, String dataGroup, long version, Instant createdAt, Instant expiresAt) {
        this(kind, dataGroup, version, createdAt, expiresAt, TableSchema.newest());
    }

    /** This heading of a package of another schema. */
    public PackageHeading in(TableSchema other) {
        return new PackageHeading(kind, dataGroup, version, createdAt, expiresAt, other);
    }

    /** The tables of the package. */
    List<SyncedTable> tables() {
        return schema.in(kind);
    }
}
