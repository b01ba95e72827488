package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.packages.ChangeSource;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.PackagedChanges;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SchemaDemand;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages of an edition once more, in the schema before this program's, for channels and registers that have not
 * been updated yet: as long as somebody asks for them. They follow the packages that are out, version by version, so
 * that a version has the same rows in either schema; neither headquarters' tables nor its cursors are asked again.
 */
final class EarlierPackages {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierPackages.class);
    private static final String UNPACKED = "changes-being-followed";

    private final Path folder;
    private final SigningKey key;
    private final InstantSource clock;
    private final PackageRoom room;
    private final PackageVersions versions;
    private final PackageWriter writer;
    private final SchemaDemand demand;

    EarlierPackages(Path folder, SigningKey key, InstantSource clock, PackageRoom room, PackageVersions versions) {
        this.folder = folder;
        this.key = key;
        this.clock = clock;
        this.room = room;
        this.versions = versions;
        this.writer = new PackageWriter(key, room::requireToTake);
        this.demand = new SchemaDemand(folder, clock);
    }

    /**
     * Makes what is missing of an edition in earlier schemas, and deletes what nobody wants any more. A kind that
     * cannot be made holds up no other.
     *
     * @param inFull whether a full package that has just come out is to be fetched by everybody
     */
    void follow(Edition edition, List<DatabaseKind> kinds, boolean inFull) throws IOException, SQLException {
        Attempts attempts = new Attempts();
        for (TableSchema schema : TableSchema.newest().known()) {
            if (!demand.isWanted(edition, schema)) {
                demand.drop(edition, schema, EditionPackages.COPY);
            } else if (schema != TableSchema.newest()) {
                for (DatabaseKind kind : kinds) {
                    attempts.attempt("", () -> {
                        EditionPackages now = new EditionPackages(folder, edition, kind);
                        if (now.isBegun()) {
                            follow(now, now.in(schema), inFull);
                        }
                    });
                }
            }
        }
        attempts.end();
    }

    private void follow(EditionPackages now, EditionPackages then, boolean inFull) throws IOException, SQLException {
        then.shelf().deleteUnfinished();
        boolean leadNowhere = then.shelf().newestFull().isEmpty() || then.isBroken();
        GenerationStore copy = leadNowhere ? then.copyAsItIs() : then.copy(key.verifyingKey(), clock);
        if (leadNowhere) {
            // What is left of packages that were being deleted, or of which one is missing.
            then.shelf().discard();
            copy.discard();
        }
        try (GenerationReader newest = now.copy(key.verifyingKey(), clock).reader().orElseThrow()) {
            while (version(copy) < newest.version()) {
                PackageFolder made = next(now, then, copy, newest, inFull);
                then.install(copy, made, key.verifyingKey(), clock);
                LOG.info("{} package {} is published for {} in {} too", then.kind().code(), version(copy),
                        then.edition().code(), then.schema());
            }
            completeFull(now, then, newest, inFull);
        }
        then.shelf().keepNewest(EditionPublisher.KEPT_FULL_PACKAGES);
    }

    /** Unless everybody is to fetch it, it is for who is new, and waits for room. */
    private void completeFull(EditionPackages now, EditionPackages then, GenerationReader newest, boolean inFull)
            throws IOException, SQLException {
        boolean isMissing = now.shelf().isNewestFull() && !then.shelf().isNewestFull();
        if (isMissing && inFull) {
            room.requireForFull(then);
            writeFull(then, newest);
        } else if ((isMissing || then.shelf().isFullDue()) && room.isForFull(then)) {
            writeFull(then, newest);
        }
    }

    /** The package that leads from what the copy has towards the newest version. */
    private PackageFolder next(EditionPackages now, EditionPackages then, GenerationStore copy,
            GenerationReader newest, boolean inFull) throws IOException, SQLException {
        long reached = version(copy);
        Optional<PackageFolder> delta = reached == 0 ? Optional.empty() : now.shelf().following(reached);
        if (reached == 0 || delta.isEmpty() && inFull) {
            room.requireForFull(then);
            return writeFull(then, newest);
        }
        room.requireForChanges(then);
        if (delta.isEmpty()) {
            return writeDelta(then, copy, newest.version(), comparing(newest.connection(), copy));
        }
        Path unpacked = then.folder().resolve(UNPACKED);
        try {
            PackagedChanges changes = PackagedChanges.unpack(delta.get(), unpacked);
            return writeDelta(then, copy, changes.manifest().version(), changes);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private PackageFolder writeFull(EditionPackages then, GenerationReader newest) throws IOException, SQLException {
        PackageFolder target = then.shelf().full(newest.version());
        if (Files.exists(target.path())) {
            target.delete();
        }
        return writer.write(heading(then, newest.version()), EditionPackages.rowsOf(newest.connection()),
                target.path());
    }

    /** Also where nothing differs in this schema: the next version has to be there. */
    private PackageFolder writeDelta(EditionPackages then, GenerationStore copy, long version, ChangeSource source)
            throws IOException, SQLException {
        try (GenerationReader base = copy.reader().orElseThrow()) {
            return writer.writeNextDelta(heading(then, version), base, source,
                    then.shelf().delta(version, base.version()).path());
        }
    }

    private PackageHeading heading(EditionPackages then, long version) {
        return versions.heading(then.edition().code(), then.kind(), version).in(then.schema());
    }

    /** What differs between the copies of either schema: where the packages of this one have begun anew. */
    private static ChangeSource comparing(Connection newest, GenerationStore copy) {
        return (table, sink) -> {
            EditionPackages.rowsOf(newest).read(table, row -> sink.accept(new RowChange.Put(row)));
            try (GenerationReader base = copy.reader().orElseThrow()) {
                removed(table, base.connection(), newest, sink);
            }
        };
    }

    private static void removed(SyncedTable table, Connection base, Connection newest, ChangeSource.ChangeSink sink)
            throws SQLException {
        try (Statement statement = base.createStatement();
                ResultSet rows = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered());
                PreparedStatement select = newest.prepareStatement(table.sql(SqlDialect.SQLITE).selectByKey())) {
            while (rows.next()) {
                RowKey key = RowKey.of(Row.read(table, rows));
                key.bind(select);
                try (ResultSet there = select.executeQuery()) {
                    if (!there.next()) {
                        sink.accept(new RowChange.Removed(key));
                    }
                }
            }
        }
    }

    private static long version(GenerationStore copy) {
        return copy.sound().map(Generation::version).orElse(0L);
    }
}
