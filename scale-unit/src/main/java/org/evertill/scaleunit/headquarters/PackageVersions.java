package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
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

/**
 * Counts the packages of each kind and edition. No number is ever used twice, also where the database was set back to
 * an earlier moment: the packages on the shelf and what registers have told of theirs say how far it had come.
 */
final class PackageVersions {
    /** After this long without a newer package a register should ask why. */
    private static final Duration VALID = Duration.ofDays(30);
    /** So long nobody is believed a second time: headquarters is not set back that often, a liar may try. */
    private static final Duration BELIEVED_AGAIN_AFTER = Duration.ofDays(30);
    /** What claims to be further ahead of headquarters is not believed. */
    private static final long AHEAD_MAX = 1_000_000;
    private static final String NEWEST =
            "SELECT coalesce(max(version), 0) FROM package_version WHERE edition_code = ? AND kind = ?";
    private static final String IS_KNOWN =
            "SELECT count(*) FROM package_version WHERE edition_code = ? AND kind = ? AND version = ?";
    private static final String TOLD = """
            SELECT coalesce(max(r.%1$s_version), 0) FROM register_report r
            WHERE r.%1$s_edition = ? AND r.%1$s_version <= ? AND NOT EXISTS (
                SELECT 1 FROM believed_version b
                WHERE b.edition_code = r.%1$s_edition AND b.kind = '%1$s' AND b.store_number = r.store_number
                    AND b.register_number = r.register_number AND b.believed_at > ?)""";
    private static final String BELIEVE = """
            INSERT INTO believed_version
            SELECT %1$s_edition, '%1$s', store_number, register_number, ? FROM register_report
            WHERE %1$s_edition = ? AND %1$s_version = ?
            ON CONFLICT (edition_code, kind, store_number, register_number)
            DO UPDATE SET believed_at = excluded.believed_at""";
    private static final String TAKE = "INSERT INTO package_version VALUES (?, ?, ?, ?)";
    private static final String GIVE_BACK =
            "DELETE FROM package_version WHERE edition_code = ? AND kind = ? AND version = ?";

    private final ServerDatabase database;
    private final InstantSource clock;

    PackageVersions(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The newest version that is out there although this database knows nothing of it; 0 where it knows them all.
     *
     * @param shelved the newest version that lies on the shelf
     */
    long unknown(String edition, DatabaseKind kind, long shelved) throws SQLException {
        return database.read(connection -> {
            long known = number(connection, NEWEST, edition, kind.code());
            long told = number(connection, TOLD.formatted(kind.code()), edition, known + AHEAD_MAX,
                    Timestamps.text(clock.instant().minus(BELIEVED_AGAIN_AFTER)));
            long ahead = Math.max(shelved, told);
            // Not whether it is above the newest known: an attempt that failed has taken a number above it already.
            return ahead > 0 && number(connection, IS_KNOWN, edition, kind.code(), ahead) == 0 ? ahead : 0;
        });
    }

    /** Everything was published anew because of an unknown version: who told of it is not believed again soon. */
    void believed(String edition, DatabaseKind kind, long version) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(BELIEVE.formatted(kind.code()))) {
                insert.setString(1, Timestamps.text(clock.instant()));
                insert.setString(2, edition);
                insert.setLong(3, version);
                return insert.executeUpdate();
            }
        });
    }

    /**
     * Takes the next version for good, so that a package whose making was cut short never shares its number.
     *
     * @param above a version it must be above, whatever this database knows
     */
    PackageHeading take(String edition, DatabaseKind kind, long above) throws SQLException {
        Instant now = clock.instant();
        long version = database.write(connection -> {
            long next = Math.max(number(connection, NEWEST, edition, kind.code()), above) + 1;
            try (PreparedStatement insert = connection.prepareStatement(TAKE)) {
                insert.setString(1, edition);
                insert.setString(2, kind.code());
                insert.setLong(3, next);
                insert.setString(4, Timestamps.text(now));
                insert.executeUpdate();
            }
            return next;
        });
        return heading(edition, kind, version);
    }

    private static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
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
