package org.evertill.verification.powerloss;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** What the cashier had been shown when the power failed before the event numbered {@code cut}. */
    CashierWatch shownBefore(int cut) {
        CashierWatch watch = new CashierWatch();
        for (DiskEvent event : events.subList(0, cut)) {
            if (event instanceof DiskEvent.Said(String line)) {
                watch.hear(line);
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
