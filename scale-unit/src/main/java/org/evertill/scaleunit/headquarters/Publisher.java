package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowSource;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the packages of a data group from the master tables: reference and private, full, signed, each with the next
 * version. Works for seconds; one at a time.
 */
public final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    /** After this long without a newer package a register should ask why. */
    private static final Duration VALID = Duration.ofDays(30);

    /** A channel may be fetching the one before the newest; more are of no use to anybody. */
    private static final int KEPT_VERSIONS = 3;

    private final ServerDatabase database;
    private final Path folder;
    private final PackageWriter writer;
    private final InstantSource clock;

    /** Publishes from headquarters' database into a folder. */
    public Publisher(ServerDatabase database, Path folder, PackageWriter writer, InstantSource clock) {
        this.database = database;
        this.folder = folder;
        this.writer = writer;
        this.clock = clock;
    }

    /** Publishes everything as it is now. */
    public synchronized void publish(String dataGroup) throws IOException, SQLException {
        for (DatabaseKind kind : List.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE)) {
            Instant now = clock.instant();
            long version = database.write(connection -> nextVersion(connection, dataGroup, kind, now));
            PackageHeading heading = new PackageHeading(kind, dataGroup, version, now, now.plus(VALID));
            write(heading);
            shelf(dataGroup, kind).keepNewest(KEPT_VERSIONS);
            LOG.info("{} package {} is published for {}", kind.code(), version, dataGroup);
        }
    }

    /** Publishes unless the data group has packages of both kinds already. */
    public synchronized void publishIfNever(String dataGroup) throws IOException, SQLException {
        if (shelf(dataGroup, DatabaseKind.REFERENCE).newest().isEmpty()
                || shelf(dataGroup, DatabaseKind.PRIVATE).newest().isEmpty()) {
            publish(dataGroup);
        }
    }

    /** The packages made so far of one kind for a data group. */
    public PackageShelf shelf(String dataGroup, DatabaseKind kind) {
        return new PackageShelf(folder.resolve(dataGroup).resolve(kind.code()));
    }

    private void write(PackageHeading heading) throws IOException, SQLException {
        try {
            database.read(connection -> SqliteTransaction.read(connection, () -> write(heading, connection)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean write(PackageHeading heading, Connection connection) throws SQLException {
        RowSource rows = (table, sink) -> {
            for (Row row : MasterTables.rows(connection, table, heading.dataGroup())) {
                sink.accept(row);
            }
        };
        try {
            writer.write(heading, rows, shelf(heading.dataGroup(), heading.kind()).version(heading.version()).path());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a version for good, so that a package whose making was cut short never shares its number. */
    private static long nextVersion(Connection connection, String dataGroup, DatabaseKind kind, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO data_package SELECT ?1, ?2, coalesce(max(version), 0) + 1, ?3 FROM data_package
                WHERE data_group_code = ?1 AND kind = ?2 RETURNING version""")) {
            insert.setString(1, dataGroup);
            insert.setString(2, kind.code());
            insert.setString(3, Timestamps.text(now));
            try (ResultSet result = insert.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
