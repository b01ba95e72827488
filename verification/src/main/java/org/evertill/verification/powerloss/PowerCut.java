package org.evertill.verification.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The power fails: what is on the disk of a recorded life before the event of a number. What was synced by then is
 * there; of the rest, what a {@link Leftover} says. A name is made, changed or taken away for good only by a sync of
 * its folder; the folders themselves are there. For one thread.
 */
final class PowerCut {

    /** Files of the folder that nobody touched and that are larger than this are shared by all disks. */
    private static final long COPIED_BYTES_MAX = 1 << 16;

    private final Recording life;
    private final int cut;
    private final Leftover leftover;
    private final Map<Integer, Integer> synced = new HashMap<>();
    private final Set<Integer> dropped = new HashSet<>();
    private final Map<String, Integer> foldersSynced = new HashMap<>();
    private final Map<String, Path> untouched;
    private final Map<String, Integer> names = new TreeMap<>();
    private final Map<Integer, FileBytes> contents = new HashMap<>();
    private final Map<Integer, Integer> lengths = new HashMap<>();

    PowerCut(Recording life, int cut, Leftover leftover) throws IOException {
        this.life = life;
        this.cut = cut;
        this.leftover = leftover;
        this.untouched = life.namesBefore();
    }

    /** Makes the disk in an empty folder. */
    void leave(Path folder) throws IOException {
        List<DiskEvent> done = life.events().subList(0, cut);
        done.forEach(this::noteSync);
        for (int event = 0; event < cut; event++) {
            apply(event, done.get(event));
        }
        for (Map.Entry<String, Path> file : untouched.entrySet()) {
            share(file.getValue(), folder.resolve(file.getKey()));
        }
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            int file = name.getValue();
            FileBytes bytes = contents.getOrDefault(file, FileBytes.empty());
            if (lengths.getOrDefault(file, 0) > bytes.size() && leftover.grew()) {
                bytes.resize(lengths.get(file), leftover::fill);
            }
            bytes.write(folder.resolve(name.getKey()));
        }
    }

    private void noteSync(DiskEvent event) {
        if (event instanceof DiskEvent.Synced(int file, int upTo)) {
            synced.merge(file, upTo, Math::max);
        } else if (event instanceof DiskEvent.Dropped(int file, int upTo)) {
            drop(file, upTo);
        } else if (event instanceof DiskEvent.FolderSynced(String folder, int upTo)) {
            foldersSynced.merge(folder, upTo, Math::max);
        }
    }

    /** What no sync had reached by then: none will. */
    private void drop(int file, int upTo) {
        for (int event = synced.getOrDefault(file, 0); event < upTo; event++) {
            if (life.events().get(event) instanceof DiskEvent.Written written && written.file() == file) {
                dropped.add(event);
            }
        }
    }

    private void apply(int event, DiskEvent what) throws IOException {
        switch (what) {
            case DiskEvent.Named(int file, String name, boolean made) -> name(event, file, name, made);
            case DiskEvent.Renamed renamed -> rename(event, renamed);
            case DiskEvent.Deleted(int file, String name) -> {
                if (isDone(event, file, name)) {
                    names.remove(name, file);
                }
            }
            case DiskEvent.Written written -> write(event, written);
            case DiskEvent.Resized(int file, long size) -> {
                boolean sure = event < synced.getOrDefault(file, 0);
                lengths.put(file, Math.toIntExact(size));
                if (sure || leftover.did(event, file)) {
                    contents.computeIfAbsent(file, fresh -> FileBytes.empty())
                            .resize(Math.toIntExact(size), sure ? FileBytes.Filling.ZEROS : leftover::fill);
                }
            }
            case DiskEvent.Synced ignored -> { }
            case DiskEvent.Dropped ignored -> { }
            case DiskEvent.FolderSynced ignored -> { }
            case DiskEvent.Said ignored -> { }
        }
    }

    private void name(int event, int file, String name, boolean made) throws IOException {
        if (!made) {
            Path before = untouched.remove(name);
            if (before == null) {
                throw new IOException("the recording does not know where " + name + " came from");
            }
            contents.put(file, FileBytes.of(before));
            names.put(name, file);
        } else if (isDone(event, file, name)) {
            untouched.remove(name);
            names.put(name, file);
        }
    }

    /** The new name is there or not; the old one may still be there beside it, if it is in another folder. */
    private void rename(int event, DiskEvent.Renamed what) {
        if (isDone(event, what.file(), what.to())) {
            untouched.remove(what.to());
            names.put(what.to(), what.file());
            if (folderOf(what.from()).equals(folderOf(what.to())) || isDone(event, what.file(), what.from())) {
                names.remove(what.from(), what.file());
            }
        }
    }

    private boolean isDone(int event, int file, String name) {
        return event < foldersSynced.getOrDefault(folderOf(name), 0) || leftover.did(event, file);
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private void write(int event, DiskEvent.Written written) {
        FileBytes bytes = contents.computeIfAbsent(written.file(), fresh -> FileBytes.empty());
        int length = written.bytes().length;
        lengths.merge(written.file(), Math.toIntExact(written.end()), Math::max);
        if (event < synced.getOrDefault(written.file(), 0) && !dropped.contains(event)) {
            bytes.put(written.offset(), written.bytes(), 0, length, FileBytes.Filling.ZEROS);
            return;
        }
        int piece = leftover.piece(event);
        if (piece == 0) {
            if (leftover.did(event, written.file())) {
                bytes.put(written.offset(), written.bytes(), 0, length, leftover::fill);
            }
            return;
        }
        for (int from = 0; from < length;) {
            int to = Math.toIntExact(Math.min(length, piece - (written.offset() + from) % piece + from));
            if (leftover.didPiece()) {
                bytes.put(written.offset(), written.bytes(), from, to, leftover::fill);
            }
            from = to;
        }
    }

    private static void share(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (Files.size(file) > COPIED_BYTES_MAX) {
            try {
                Files.createLink(target, file);
                return;
            } catch (IOException noLinks) {
                // a copy serves as well, it only takes longer
            }
        }
        Files.copy(file, target);
    }
}
