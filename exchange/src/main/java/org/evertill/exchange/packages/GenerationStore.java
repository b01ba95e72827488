package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installed files of one kind in a folder: {@code <kind>-<number>.db}, and {@code <kind>.current} with the name of
 * the one in use. A new file always has a new name and then the pointer flips, because renaming over a file in use
 * would let SQLite replay the old file's log into the new one and call the result sound.
 *
 * <p>All of it can be thrown away: what is missing or unsound is an empty store, and the next package fills it. Safe on
 * any thread; one process per folder, which must hold the folder's lock.
 */
public final class GenerationStore {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationStore.class);
    private final Path folder;
    private final DatabaseKind kind;
    private final TableSchema schema;
    private final GenerationNames names;
    private final RightOfWay rightOfWay;
    private final Map<Long, Integer> readers = new HashMap<>();
    private Optional<Generation> current = Optional.empty();
    /** The number of a file with a page that could not be read or written; a delta does not mend it. */
    private OptionalLong damaged = OptionalLong.empty();
    private Optional<Refused> whyEmpty = Optional.empty();
    private OptionalLong unreadable = OptionalLong.empty();

    private GenerationStore(Path folder, DatabaseKind kind, TableSchema schema, RightOfWay rightOfWay) {
        this.folder = folder;
        this.kind = kind;
        this.schema = schema;
        this.names = new GenerationNames(folder, kind);
        this.rightOfWay = rightOfWay;
    }

    /**
     * Opens the store, finishes what a delta package was cut off in, and deletes the files of earlier generations and
     * one that was placed and never came into use. What is half fetched stays; the next package goes on from it or
     * deletes it. Makes the folder.
     *
     * @throws IOException when the disk fails
     */
    public static GenerationStore open(Path folder, DatabaseKind kind) throws IOException {
        return open(folder, kind, TableSchema.newest(), new RightOfWay());
    }

    /**
     * As {@link #open(Path, DatabaseKind)}, for a program that knows a schema and the one before; its files are read as
     * if all were of that schema.
     *
     * @param rightOfWay who goes before the changing and deleting of files
     */
    public static GenerationStore open(Path folder, DatabaseKind kind, TableSchema schema, RightOfWay rightOfWay)
            throws IOException {
        if (!kind.isPackaged()) {
            throw new IllegalArgumentException("there are no generations of kind " + kind.code());
        }
        GenerationStore store = new GenerationStore(Files.createDirectories(folder), kind, schema,
                rightOfWay);
        store.findCurrent(true);
        store.deleteOthers();
        return store;
    }

    /**
     * What is installed in a folder, seen from outside while a program may work in it: takes no lock and changes
     * nothing. Empty also when the installed file is not fit for use, or is being replaced at this moment.
     *
     * @throws IOException when the disk fails
     */
    public static Optional<Generation> peek(Path folder, DatabaseKind kind) throws IOException {
        GenerationStore store = new GenerationStore(folder, kind, TableSchema.newest(), new RightOfWay());
        store.findCurrent(false);
        return store.current();
    }

    /** The kind of its files. */
    public DatabaseKind kind() {
        return kind;
    }

    /** Who goes before what is done here. */
    RightOfWay rightOfWay() {
        return rightOfWay;
    }

    /** The schema of the program whose files they are; a file may be of the one before. */
    public TableSchema schema() {
        return schema;
    }

    /** The generation in use, or empty when nothing is installed. */
    public synchronized Optional<Generation> current() {
        return current;
    }

    /** The generation in use, unless a page of it could not be read: then the same package is welcome once more. */
    public synchronized Optional<Generation> sound() {
        return current.filter(generation -> !damaged.equals(OptionalLong.of(generation.number())));
    }

    /**
     * A page of a generation could not be read, or may not be on the disk. It stays in use, since most of it still
     * answers, and is replaced by whatever package comes next.
     */
    public synchronized void damaged(Generation generation) {
        if (sound().filter(sound -> sound.number() == generation.number()).isPresent()) {
            damaged = OptionalLong.of(generation.number());
            LOG.error("{} is damaged; it is used on until a package replaces it", generation.path());
        }
    }

    /** Why the file the pointer names is not used; empty when it is, or when there never was one. */
    public synchronized Optional<Refused> whyEmpty() {
        return whyEmpty;
    }

    /** Opens the current generation, or empty when nothing is installed. */
    public synchronized Optional<GenerationReader> reader() throws SQLException {
        if (current.isEmpty()) {
            return Optional.empty();
        }
        Generation generation = current.get();
        try {
            GenerationReader reader = new GenerationReader(this, generation,
                    generation.shownAs(schema, new SqliteFile(generation.path()).openReader()));
            readers.merge(generation.number(), 1, Integer::sum);
            return Optional.of(reader);
        } catch (SQLException e) {
            damaged(generation);
            throw e;
        }
    }

    synchronized void released(Generation generation) {
        readers.computeIfPresent(generation.number(), (_, count) -> count == 1 ? null : count - 1);
    }

    /** What its files and folders are called. */
    GenerationNames names() {
        return names;
    }

    /** The name the next install will take. */
    synchronized Path nextPath() throws IOException {
        return names.next();
    }

    /** Gives a sound staged file its final name. It is not current yet. */
    synchronized void place(Path staged, Path target) throws IOException {
        names.place(staged, target);
    }

    /** Makes a placed file the current generation. From here on a restart finds it. */
    Generation flip(Path placed, GenerationFile.Cursor cursor) throws IOException {
        Generation generation = names.generation(placed, cursor);
        pointTo(generation);
        try {
            deleteOthers();
        } catch (IOException e) {
            // The pointer has flipped; what is left over goes at the next start.
            LOG.warn("what {} replaces could not be deleted yet", placed, e);
        }
        return generation;
    }

    private synchronized void pointTo(Generation generation) throws IOException {
        names.point(generation.path());
        current = Optional.of(generation);
        whyEmpty = Optional.empty();
        unreadable = OptionalLong.empty();
    }

    /**
     * Makes the file of another store, which nobody reads, the current generation here; what is left of that store is
     * to be deleted. Readers wait for none of it.
     *
     * @throws IOException when the disk fails; either nothing has changed here, or the other store has lost its file
     */
    Generation adopt(GenerationStore other) throws IOException {
        Generation theirs = other.current().orElseThrow(() -> new IllegalStateException("there is nothing to adopt"));
        Path target = nextPath();
        if (new SqliteFile(theirs.path()).hasSidecars() || new SqliteFile(target).hasSidecars()) {
            throw new IOException("files of an unfinished writer lie beside " + theirs.path() + " or " + target);
        }
        DurableFile.sync(theirs.path());
        place(theirs.path(), target);
        return flip(target, new GenerationFile.Cursor(theirs.version(), theirs.dataGroup(), kind.code(),
                theirs.createdAt(), theirs.schema()));
    }

    /**
     * Changes the rows of the current generation in place, in one transaction, beside its readers: who asks meanwhile
     * is answered from before, and nobody waits. The file keeps its number and gets the version that the work leaves in
     * it.
     *
     * @param work runs in the transaction; what it throws takes all of it back
     * @throws IllegalStateException when nothing is installed
     */
    <E extends Exception> Generation change(LoggedChange.Work<E> work) throws IOException, SQLException, E {
        Generation before = current().orElseThrow(() -> new IllegalStateException("nothing is installed"));
        try (LoggedChange change = new LoggedChange(before.path(), rightOfWay)) {
            GenerationFile.Cursor cursor = change.commit(work);
            // Before the log is put away: what is committed is installed, whatever becomes of the log.
            Generation committed = changed(before, cursor);
            boolean onDisk = change.putAwayLog();
            Generation after = changed(committed, cursor);
            if (!onDisk) {
                damaged(after);
            }
            return after;
        }
    }

    private synchronized Generation changed(Generation before, GenerationFile.Cursor cursor) throws IOException {
        Generation after = names.generation(before.path(), cursor);
        if (current.equals(Optional.of(before))) {
            current = Optional.of(after);
        }
        return after;
    }

    /**
     * Throws away what is installed and what is half fetched, so that a package of any data group and version fits
     * again. Readers keep their file until they close it. Not while a package is being installed.
     *
     * @throws IOException when the disk fails; run it again then
     */
    public synchronized void discard() throws IOException {
        // The pointer first: without it, whatever is left of the files goes at the next start.
        names.pointNowhere();
        current = Optional.empty();
        whyEmpty = Optional.empty();
        unreadable = OptionalLong.empty();
        deleteOthers();
        GenerationNames.delete(FreshnessNote.file(folder, kind), rightOfWay);
        new RenewalNote(this).withdraw();
        names.deleteHalfDone(rightOfWay);
    }

    /** @param ours whether nobody works in the folder but this program, which brings in what the file's log holds */
    private void findCurrent(boolean ours) throws IOException {
        OptionalLong number = names.pointed();
        if (number.isEmpty()) {
            return;
        }
        Path file = names.file(number.getAsLong());
        if (!Files.exists(file)) {
            return;
        }
        try {
            GenerationFile found = new GenerationFile(file, kind, schema);
            switch (ours && found.wasCutOff() ? found.examineRecovered() : found.examineFound()) {
                case GenerationFile.Finding.Sound(var cursor) -> current = Optional.of(names.generation(file, cursor));
                case GenerationFile.Finding.Unsound unsound -> leaveEmpty(file, unsound.refused());
            }
        } catch (IOException e) {
            // The till must start without it; the file stays, for the disk may answer again at the next start.
            unreadable = number;
            leaveEmpty(file, new Refused(PackageFault.FILE_UNREADABLE, String.valueOf(e.getCause())));
        }
    }

    private void leaveEmpty(Path file, Refused why) {
        LOG.warn("{} is not used and will be replaced: {}", file, why);
        whyEmpty = Optional.of(why);
    }

    /** Deletes what is neither current nor read; readers need not wait for it. What is left goes at the next start. */
    private void deleteOthers() throws IOException {
        for (GenerationNames.Named named : names.all()) {
            if (!isInUse(named.number())) {
                GenerationNames.delete(named.file(), rightOfWay);
            }
        }
    }

    private synchronized boolean isInUse(long number) {
        return unreadable.equals(OptionalLong.of(number))
                || current.filter(generation -> generation.number() == number).isPresent()
                || readers.containsKey(number);
    }
}
