package org.evertill.scaleunit.headquarters;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Counts the packages of each kind and data group. */
final class PackageVersions {
    /** After this long without a newer package a register should ask why. */
    private static final Duration VALID = Duration.ofDays(30);
    private static final String TAKE = """
            INSERT INTO package_version SELECT ?, ?, coalesce(max(version), 0) + 1, ? FROM package_version
            WHERE edition_code = ? AND kind = ? RETURNING version""";
    private static final String GIVE_BACK =
            "DELETE FROM package_version WHERE edition_code = ? AND kind = ? AND version = ?";

    private final ServerDatabase database;
    private final InstantSource clock;

    PackageVersions(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes the next version for good, so that a package whose making was cut short never shares its number. */
    PackageHeading take(String dataGroup, DatabaseKind kind) throws SQLException {
        Instant now = clock.instant();
        long version = database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(TAKE)) {
                insert.setString(1, dataGroup);
                insert.setString(2, kind.code());
                insert.setString(3, Timestamps.text(now));
                insert.setString(4, dataGroup);
                insert.setString(5, kind.code());
                try (ResultSet result = insert.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
        return heading(dataGroup, kind, version);
    }

    /** The heading of another package that ends at a version. */
    PackageHeading heading(String dataGroup, DatabaseKind kind, long version) {
        Instant now = clock.instant();
        return new PackageHeading(kind, dataGroup, version, now, now.plus(VALID));
    }

    /** A version that turned out to be needed for nothing, and of which no file was ever finished. */
    void giveBack(PackageHeading heading) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(GIVE_BACK)) {
                delete.setString(1, heading.dataGroup());
                delete.setString(2, heading.kind().code());
                delete.setLong(3, heading.version());
                return delete.executeUpdate();
            }
        });
    }
}
