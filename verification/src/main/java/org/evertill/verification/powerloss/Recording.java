package org.evertill.verification.powerloss;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.house.CashierWatch;

/**
 * What one life of a register did to its data folder.
 *
 * @param before the folder as it was when the life began, all of it on the disk
 * @param events everything since, in order
 */
record Recording(Path before, List<DiskEvent> events) {

    /** Said when the last customer has gone and the register is about to be closed. */
    static final String CLOSING = "closing";

    private static final String JOURNAL_LOG = OfflineDatabase.JOURNAL + "-wal";

    /** Reads a finished log. */
    static Recording read(Path before, Path log) throws IOException {
        List<DiskEvent> events = new ArrayList<>();
        try (ObjectInputStream in =
                new ObjectInputStream(new BufferedInputStream(Files.newInputStream(log), 1 << 20))) {
            while (true) {
                events.add((DiskEvent) in.readUnshared());
            }
        } catch (EOFException end) {
            return new Recording(before, List.copyOf(events));
        } catch (ClassNotFoundException impossible) {
            throw new IOException(impossible);
        }
    }

    /**
     * What had been shown to the cashier, and must be there, when the power failed before the event numbered {@code
     * cut}. A change of the running cart is shown before it is synced: it counts from the end of a sync of the
     * journal's log that began after it was shown, and in any case as soon as the next change is shown.
     */
    CashierWatch shownBefore(int cut) {
        CashierWatch watch = new CashierWatch();
        Set<Integer> logs = new HashSet<>();
        Optional<String> unsynced = Optional.empty();
        int shownAt = 0;
        for (int event = 0; event < cut; event++) {
            switch (events.get(event)) {
                case DiskEvent.Named(int file, String name, boolean made) when name.equals(JOURNAL_LOG) ->
                        logs.add(file);
                case DiskEvent.Synced(int file, int upTo) when logs.contains(file) -> {
                    if (upTo > shownAt) {
                        unsynced.ifPresent(watch::hear);
                        unsynced = Optional.empty();
                    }
                }
                case DiskEvent.Said(String line) when CashierWatch.tellsCart(line) -> {
                    unsynced.ifPresent(watch::hear);
                    unsynced = Optional.of(line);
                    shownAt = event;
                }
                case DiskEvent.Said(String line) -> {
                    // What concludes a sale was committed, and the cart with it.
                    unsynced = CashierWatch.tellsConclusion(line) ? Optional.empty() : unsynced;
                    watch.hear(line);
                }
                default -> { }
            }
        }
        return watch;
    }

    /**
     * A moment for the power to fail: any; one beside something that had to be durable or had been shown; or one soon
     * after a name changed, which are few and matter as much.
     */
    int moment(RandomGenerator random) {
        int[] renamed = IntStream.range(0, events.size())
                .filter(event -> events.get(event) instanceof DiskEvent.Renamed).toArray();
        int event = random.nextInt(events.size());
        return switch (random.nextInt(renamed.length == 0 ? 2 : 3)) {
            case 0 -> event + 1;
            case 1 -> {
                while (event > 0 && (events.get(event) instanceof DiskEvent.Written)) {
                    event--;
                }
                yield Math.min(events.size(), event + random.nextInt(2));
            }
            default -> Math.min(events.size(), renamed[random.nextInt(renamed.length)] + 1 + random.nextInt(10));
        };
    }

    /** The moment before the register was closed in order. */
    int closing() {
        return events.indexOf(new DiskEvent.Said(CLOSING));
    }

    /** The names the folder began with, and the file each stands for. */
    Map<String, Path> namesBefore() throws IOException {
        Map<String, Path> names = new TreeMap<>();
        try (Stream<Path> all = Files.walk(before)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                names.put(before.relativize(file).toString().replace('\\', '/'), file);
            }
        }
        return names;
    }

    /** How many events of each kind there are. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        return counts;
    }
}
