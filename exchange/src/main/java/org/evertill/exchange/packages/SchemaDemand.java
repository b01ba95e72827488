package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody still wants the packages of a schema before this program's, by edition: who asks for them is noted
 * in the time of a file beside them. What nobody has asked for in a while is made no more, so that a house whose
 * programs are all of one version pays for one. Any thread.
 *
 * @param packages the folder of all editions
 */
public record SchemaDemand(Path packages, InstantSource clock) {
    /** A store that was closed over the holidays finds what it left; who stays away longer begins with a full one. */
    public static final Duration KEPT = Duration.ofDays(14);
    private static final Logger LOG = LoggerFactory.getLogger(SchemaDemand.class);
    /** Nobody is asked often enough to write at each time. */
    private static final Duration NOTED_EVERY = Duration.ofHours(6);

    /**
     * Somebody has asked for an edition. What cannot be noted is noted the next time.
     *
     * @return whether nobody had wanted it before
     */
    public boolean asked(Edition edition, TableSchema schema) {
        if (schema == TableSchema.newest() || !Files.isDirectory(packages.resolve(edition.code()))) {
            return false;
        }
        try {
            Instant now = clock.instant();
            Optional<Instant> noted = noted(edition, schema);
            if (noted.isEmpty() || Duration.between(noted.get(), now).abs().compareTo(NOTED_EVERY) >= 0) {
                note(edition, schema, now);
            }
            return noted.filter(at -> isKept(at, now)).isEmpty();
        } catch (IOException e) {
            LOG.warn("that somebody asked for {} of {} could not be noted", schema, edition.code(), e);
            return false;
        }
    }

    /**
     * Whether packages of a schema are to be made and kept: those of this program's always, and of the one before for
     * some time after they were asked for, or were first found here by a program that was just updated.
     */
    public boolean isWanted(Edition edition, TableSchema schema) throws IOException {
        if (schema == TableSchema.newest()) {
            return true;
        }
        Instant now = clock.instant();
        Optional<Instant> noted = noted(edition, schema);
        if (noted.isEmpty() && Files.isDirectory(folder(edition, schema, DatabaseKind.PRIVATE))) {
            note(edition, schema, now);
            return true;
        }
        return noted.filter(at -> isKept(at, now)).isPresent();
    }

    private static boolean isKept(Instant at, Instant now) {
        return Duration.between(at, now).compareTo(KEPT) < 0;
    }

    /**
     * Who asked for the packages of some editions will ask for those of another one: it takes their place, or their
     * stores and registers come to it.
     */
    public void carry(Collection<Edition> from, Edition to) throws IOException {
        for (TableSchema schema : TableSchema.newest().known()) {
            Optional<Instant> last = noted(to, schema);
            for (Edition edition : from) {
                last = Stream.of(last, noted(edition, schema)).flatMap(Optional::stream).max(Comparator.naturalOrder());
            }
            if (last.isPresent()) {
                Files.createDirectories(packages.resolve(to.code()));
                note(to, schema, last.get());
            }
        }
    }

    /** Deletes the packages of a schema that nobody wants, with other folders that stand beside them. */
    public void drop(Edition edition, TableSchema schema, String... beside) throws IOException {
        Path folder = edition.folder(packages, schema);
        // What stands beside is made from the packages: without them it would seem to be all there is.
        for (String name : beside) {
            OwnFolder.delete(folder.resolve(name));
        }
        for (DatabaseKind kind : DatabaseKind.values()) {
            new PackageShelf(folder.resolve(kind.code())).discard();
        }
        Files.deleteIfExists(file(edition, schema));
    }

    private Path folder(Edition edition, TableSchema schema, DatabaseKind kind) {
        return edition.folder(packages, schema).resolve(kind.code());
    }

    private Optional<Instant> noted(Edition edition, TableSchema schema) throws IOException {
        Path file = file(edition, schema);
        return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
    }

    private void note(Edition edition, TableSchema schema, Instant now) throws IOException {
        Path file = file(edition, schema);
        // Several may note it at once; nobody needs to wait for the disk.
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    private Path file(Edition edition, TableSchema schema) {
        return packages.resolve(edition.code()).resolve("asked-" + schema.version());
    }
}
