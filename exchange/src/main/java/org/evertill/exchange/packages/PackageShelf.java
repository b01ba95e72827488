package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.evertill.exchange.files.OwnFolder;

/**
 * The packages of one kind and data group side by side: full ones in the folder of their version, deltas in one that
 * names their base too. There may be both of a version, with the same rows in the end. Safe on any thread.
 */
public record PackageShelf(Path path) {
    /** Whoever is new fetches a full package and all that has changed since: a third more is enough. */
    private static final int DELTAS_PER_FULL = 3;
    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})(?:-from-([0-9]{1,18}))?");

    /** A finished or unfinished package by the name of its folder; the base of a full one is 0. */
    private record Entry(long version, long base, PackageFolder folder) {
        boolean isFull() {
            return base == 0;
        }
    }

    /** Where the full package of a version stands, or will stand. */
    public PackageFolder full(long version) {
        return new PackageFolder(path.resolve(String.valueOf(version)));
    }

    /** Where the package that leads from a base to a version stands, or will stand. */
    public PackageFolder delta(long version, long base) {
        return new PackageFolder(path.resolve(version + "-from-" + base));
    }

    /** Where the package of a manifest stands, or will stand. */
    public PackageFolder of(PackageManifest manifest) {
        return manifest.isDelta() ? delta(manifest.version(), manifest.baseVersion()) : full(manifest.version());
    }

    /** The newest finished full package; empty when there is none. */
    public Optional<PackageFolder> newestFull() throws IOException {
        return newestFull(finished()).map(Entry::folder);
    }

    /** The version the newest finished package ends at; 0 when there is none. */
    public long newestVersion() throws IOException {
        return finished().stream().mapToLong(Entry::version).max().orElse(0);
    }

    /**
     * The package that brings who has a version nearer to the newest: the delta that follows it, or the newest full
     * package where the deltas do not lead there, or where they are more to fetch. Who has the newest already is given
     * the one it has.
     *
     * @param installed 0 for nothing
     * @return empty when nothing has been published
     */
    public Optional<PackageFolder> next(long installed) throws IOException {
        List<Entry> all = finished();
        long newest = all.stream().mapToLong(Entry::version).max().orElse(0);
        Optional<Entry> full = newestFull(all);
        if (installed == newest) {
            return all.stream().filter(entry -> entry.version() == newest).findFirst().map(Entry::folder);
        }
        List<Entry> way = way(all, installed, newest);
        if (installed == 0 || way.isEmpty()) {
            return full.map(Entry::folder);
        }
        if (full.isPresent() && full.get().version() > installed
                && bytes(way) > bytes(List.of(full.get())) + bytes(way(all, full.get().version(), newest))) {
            return full.map(Entry::folder);
        }
        return Optional.of(way.getFirst().folder());
    }

    /** The finished package that leads on from a version by changes; empty when there is none. */
    public Optional<PackageFolder> following(long base) throws IOException {
        return finished().stream().filter(entry -> !entry.isFull() && entry.base() == base).findFirst()
                .map(Entry::folder);
    }

    /** Every finished package, newest first. */
    public List<PackageFolder> packages() throws IOException {
        return finished().stream().map(Entry::folder).toList();
    }

    /** Whether there is a full package of the newest version. */
    public boolean isNewestFull() throws IOException {
        return full(newestVersion()).isFinished();
    }

    /**
     * Whether another full package is worth its room: the deltas after the newest one are so long, or one of them is
     * missing, so that who is new would never get to the newest version.
     */
    public boolean isFullDue() throws IOException {
        List<Entry> all = finished();
        Optional<Entry> full = newestFull(all);
        return full.isPresent() && (!leadsOn(all, 0)
                || bytes(way(all, full.get().version(), all.getFirst().version())) * DELTAS_PER_FULL
                > full.get().folder().bytes());
    }

    /** Whether who has a version gets to the newest with what is here: by deltas, or from a full package on. */
    public boolean leadsOn(long installed) throws IOException {
        return leadsOn(finished(), installed);
    }

    private static boolean leadsOn(List<Entry> newestFirst, long installed) {
        long newest = newestFirst.isEmpty() ? 0 : newestFirst.getFirst().version();
        long full = newestFull(newestFirst).map(Entry::version).orElse(0L);
        return installed == newest || !way(newestFirst, installed, newest).isEmpty()
                || full > installed && (full == newest || !way(newestFirst, full, newest).isEmpty());
    }

    /**
     * Deletes everything, the full packages first: where that is cut off, what is left looks like none, and whoever
     * needs packages again begins anew.
     */
    public void discard() throws IOException {
        for (Entry entry : entries()) {
            if (entry.isFull()) {
                entry.folder().delete();
            }
        }
        OwnFolder.delete(path);
    }

    /**
     * Deletes what nobody needs any more: all but the newest full packages, and the deltas that lead to the oldest of
     * those. One that is being fetched must be among those kept.
     */
    public void keepNewest(int fullPackages) throws IOException {
        long[] kept = finished().stream().filter(Entry::isFull).mapToLong(Entry::version)
                .limit(fullPackages).toArray();
        if (kept.length < fullPackages) {
            return;
        }
        long oldest = kept[kept.length - 1];
        for (Entry entry : entries()) {
            if (entry.isFull() ? entry.version() < oldest : entry.version() <= oldest) {
                entry.folder().delete();
            }
        }
    }

    /** Deletes what was begun and never finished, by somebody who does not work on it any more. */
    public void deleteUnfinished() throws IOException {
        for (Entry entry : entries()) {
            if (!entry.folder().isFinished()) {
                entry.folder().delete();
            }
        }
    }

    /** The deltas that lead from one version to another; empty when they do not. */
    private static List<Entry> way(List<Entry> all, long from, long to) {
        List<Entry> way = new ArrayList<>();
        long reached = from;
        while (reached != to) {
            long base = reached;
            Optional<Entry> next = all.stream().filter(entry -> !entry.isFull() && entry.base() == base).findFirst();
            if (next.isEmpty()) {
                return List.of();
            }
            way.add(next.get());
            reached = next.get().version();
        }
        return way;
    }

    private static long bytes(List<Entry> entries) throws IOException {
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += entry.folder().bytes();
        }
        return bytes;
    }

    private static Optional<Entry> newestFull(List<Entry> newestFirst) {
        return newestFirst.stream().filter(Entry::isFull).findFirst();
    }

    private List<Entry> finished() throws IOException {
        return entries().stream().filter(entry -> entry.folder().isFinished()).toList();
    }

    /** Every package and what never got finished, newest version first. */
    private List<Entry> entries() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(path)) {
            return folders.flatMap(folder -> entry(folder).stream())
                    .sorted(Comparator.comparingLong(Entry::version).thenComparing(Entry::isFull).reversed())
                    .toList();
        }
    }

    private static Optional<Entry> entry(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                ? Optional.of(new Entry(Long.parseLong(name.group(1)),
                        name.group(2) == null ? 0 : Long.parseLong(name.group(2)), new PackageFolder(folder)))
                : Optional.empty();
    }
}
