package org.evertill.verification.powerloss;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what this process does to the files of one data folder, in order. What changes a file is done while the log is
 * held, so that the order kept is the order done; syncs are not, so that they may overlap. Safe on any thread.
 */
final class DiskLog implements AutoCloseable {

    /** Neither sales nor settings: memory that processes share, and what means something only while one runs. */
    private static final String PASSING_BY = "(.*-shm|lock|native/.*|logs/.*|.*[.]txt)";

    /** The stream remembers every object it has written, for those that come again; none of ours does. */
    private static final int EVENTS_PER_RESET = 500;

    private static @Nullable DiskLog kept;

    private final Path folder;
    private final ObjectOutputStream out;
    private final Map<String, Integer> files = new HashMap<>();
    private int filesKnown;
    private int events;
    private int room = Integer.MAX_VALUE;
    private String failing = "";
    private int syncsToFail;

    /** Something that is done to a file. */
    @FunctionalInterface
    interface Doing<T, E extends Throwable> {
        T run() throws E;
    }

    private DiskLog(Path folder, Path log) throws IOException {
        this.folder = folder;
        this.out = new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(log), 1 << 20));
    }

    /** Begins to keep what happens below a folder. Once per process, before the product is started. */
    static DiskLog begin(Path folder, Path log) throws IOException {
        kept = new DiskLog(folder.toRealPath(), log);
        return kept;
    }

    /** The files, of those that are kept, that two folders do not have alike. */
    static List<String> differences(Path one, Path other) throws IOException {
        Map<String, Path> left = kept(one);
        Map<String, Path> right = kept(other);
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        List<String> different = new ArrayList<>();
        for (String name : names) {
            if (!left.containsKey(name) || !right.containsKey(name)
                    || Files.mismatch(left.get(name), right.get(name)) >= 0) {
                different.add(name);
            }
        }
        return different;
    }

    private static Map<String, Path> kept(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString().replace('\\', '/'),
                            file -> file))
                    .entrySet().stream().filter(file -> !file.getKey().matches(PASSING_BY))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** The log of this process; empty before it has begun. */
    static Optional<DiskLog> current() {
        return Optional.ofNullable(kept);
    }

    /** A file's name below the folder; empty when it is elsewhere or passes by. */
    Optional<String> nameOf(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        if (!whole.startsWith(folder) || whole.equals(folder)) {
            return Optional.empty();
        }
        String name = folder.relativize(whole).toString().replace('\\', '/');
        return name.matches(PASSING_BY) ? Optional.empty() : Optional.of(name);
    }

    /** A folder's name below the folder, empty for itself; nothing when it is elsewhere. */
    Optional<String> folderNameOf(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(folder)
                ? Optional.of(folder.relativize(whole).toString().replace('\\', '/')) : Optional.empty();
    }

    /** Opens a file, which may make it; answers its number. */
    synchronized <T, E extends Throwable> Opened<T> open(String name, Doing<T, E> opening)
            throws E {
        boolean there = Files.exists(folder.resolve(name));
        T opened = opening.run();
        boolean made = !there && Files.exists(folder.resolve(name));
        if (made) {
            files.remove(name);
        }
        return new Opened<>(opened, number(name, made), made);
    }

    /** What was opened, under which number, and whether it was made by that. */
    record Opened<T>(T handle, int file, boolean made) {}

    /** From now on SQLite finds room for so many more writes; the disk is full then. */
    synchronized void leaveRoomFor(int writes) {
        room = writes;
    }

    /** Takes the room for one write of SQLite, if there is any. */
    synchronized boolean takesRoom() {
        if (room == 0) {
            return false;
        }
        room--;
        return true;
    }

    /** The next so many syncs of a file fail, and what it had on its way is dropped. */
    synchronized void failSyncs(String name, int count) {
        failing = name;
        syncsToFail = count;
    }

    /** Whether a sync of a file that begins now fails. */
    synchronized boolean failsSync(int file) {
        Integer number = files.get(failing);
        if (syncsToFail == 0 || number == null || number != file) {
            return false;
        }
        syncsToFail--;
        add(new DiskEvent.Dropped(file, events));
        return true;
    }

    /** Does something that writes bytes. */
    synchronized <T, E extends Throwable> T writing(int file, long offset, byte[] bytes, Doing<T, E> writing)
            throws E {
        add(new DiskEvent.Written(file, offset, bytes));
        return writing.run();
    }

    /** Does something that changes a length. */
    synchronized <T, E extends Throwable> T resizing(int file, long size, Doing<T, E> resizing)
            throws E {
        add(new DiskEvent.Resized(file, size));
        return resizing.run();
    }

    /** Does something that renames a file. */
    synchronized <T, E extends Throwable> T renaming(String from, String to, Doing<T, E> renaming)
            throws E {
        int file = number(from, false);
        T done = renaming.run();
        files.remove(from);
        files.put(to, file);
        add(new DiskEvent.Renamed(file, from, to));
        return done;
    }

    /**
     * Does something that deletes a file, if it is there.
     *
     * @param syncedFolder the folder it also syncs, if it does and ends well
     */
    synchronized <T, E extends Throwable> T deleting(String name, Optional<String> syncedFolder, Doing<T, E> deleting)
            throws E {
        OptionalInt file = Files.isRegularFile(folder.resolve(name))
                ? OptionalInt.of(number(name, false)) : OptionalInt.empty();
        T done = deleting.run();
        if (file.isPresent() && !Files.exists(folder.resolve(name))) {
            files.remove(name);
            add(new DiskEvent.Deleted(file.getAsInt(), name));
            syncedFolder.ifPresent(folderName -> folderSynced(folderName, mark()));
        }
        return done;
    }

    /** How many events there are: whoever begins a sync now covers these. */
    synchronized int mark() {
        return events;
    }

    /** A sync that began at a mark has ended well. */
    synchronized void synced(int file, int mark) {
        add(new DiskEvent.Synced(file, mark));
    }

    /** A sync of a folder that began at a mark has ended well. */
    synchronized void folderSynced(String name, int mark) {
        add(new DiskEvent.FolderSynced(name, mark));
    }

    /** The cashier is about to see something. */
    synchronized void said(String line) {
        add(new DiskEvent.Said(line));
    }

    /** Writes down the rest. What happens afterwards is not kept. */
    @Override
    public synchronized void close() throws IOException {
        kept = null;
        out.close();
    }

    private int number(String name, boolean made) {
        Integer known = files.get(name);
        if (known != null) {
            return known;
        }
        int file = ++filesKnown;
        files.put(name, file);
        add(new DiskEvent.Named(file, name, made));
        return file;
    }

    private void add(DiskEvent event) {
        try {
            out.writeUnshared(event);
            events++;
            if (events % EVENTS_PER_RESET == 0) {
                out.reset();
            }
        } catch (IOException full) {
            throw new UncheckedIOException("the record of the disk cannot be kept", full);
        }
    }
}
