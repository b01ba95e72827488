package org.evertill.verification.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.house.CashierAccount;
import org.evertill.verification.house.LiveStore;
import org.evertill.verification.weave.Weave;

/**
 * Records two lives of a register that sells, uploads and installs packages: one that ends by a power cut, and the one
 * that begins on what that left. Then lets the power fail at moments of both drawn from the seed, and opens and audits
 * every disk.
 */
public final class PowerLossRun {

    private static final int CUSTOMERS_PER_PACKAGE = 12;
    private static final int TROUBLE_SHOWN = 20;
    private static final int IMAGES_PER_WORD = 200;

    private final Path folder;
    private final long seed;
    private final int customers;
    private final List<? extends Weave> planted;
    private final List<String> trouble = new ArrayList<>();
    private final Map<String, Integer> ways = new TreeMap<>();
    private final Map<String, Integer> recorded = new TreeMap<>();
    private int packages;
    private long acknowledged;
    private long lost;
    private long doubled;
    private long gaps;
    private int broken;

    /** One life and what the cashier had been shown before it. */
    private record Life(Recording recording, CashierAccount before) {}

    /** One disk that was found. */
    private record Found(String name, Path disk, Leftover leftover, CashierAccount shown, FoundDisk findings) {}

    /**
     * A run that has not begun.
     *
     * @param folder    empty; everything is made in it
     * @param customers how many each life serves at least; it ends when new packages are in use, too
     * @param planted   what is changed in the product, to see whether it is found
     */
    public PowerLossRun(Path folder, long seed, int customers, List<? extends Weave> planted) {
        this.folder = folder;
        this.seed = seed;
        this.customers = customers;
        this.planted = planted;
    }

    /**
     * Lets the power fail so many times. Disks with anything wrong stay in the folder.
     *
     * @param progress gets a sentence now and then
     */
    public PowerLossReport run(int images, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        SqliteNativeLibrary.unpackInto(folder.resolve("native"));
        List<Life> lives = new ArrayList<>();
        try (LiveStore store = LiveStore.open(folder.resolve("store"))) {
            Life first = new Life(live(store, "first", store.registerFolder(), 1), CashierAccount.NOTHING);
            lives.add(first);
            // nothing but closing comes after it, so the scale unit has seen nothing that the disk has not
            int end = first.recording().closing();
            CashierAccount shown = first.before().then(first.recording().shownBefore(end));
            FoundDisk found = FoundDisk.examine(leave(first, end, "looked-at"), shown);
            if (found.isWhole()) {
                lives.add(new Life(live(store, "second", leave(first, end, "lived-on"), 2), shown));
            } else {
                trouble.add("nobody can sell on with what the first life left");
            }
        }
        lives.forEach(life -> life.recording().counts().forEach((kind, count) ->
                recorded.merge(kind, count, Integer::sum)));
        progress.accept("two lives of the register recorded");
        examine(images, lives, progress);
        return new PowerLossReport(images, seed, ways, recorded, acknowledged, lost, doubled, gaps, broken, packages,
                (System.nanoTime() - start) / 1_000_000_000, trouble);
    }

    private Path leave(Life life, int cut, String name) throws IOException {
        Path disk = folder.resolve(name);
        new PowerCut(life.recording(), cut, Leftover.draw(Leftover.Way.SECTORS, seed, cut)).leave(disk);
        return disk;
    }

    private Recording live(LiveStore store, String name, Path register, int number)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve(name));
        publish(store, true);
        Recording life = new RecordedLife(work, register, planted)
                .live(store.barcodes(), seed + number, customers, served -> {
                    if (served % CUSTOMERS_PER_PACKAGE == 1) {
                        publish(store, served % (2 * CUSTOMERS_PER_PACKAGE) != 1);
                    }
                });
        packages += (int) life.events().stream().filter(event -> event instanceof DiskEvent.Renamed renamed
                && renamed.to().endsWith(".current")).count();
        return life;
    }

    private static void publish(LiveStore store, boolean inFull) {
        try {
            if (inFull) {
                store.publishInFull();
            } else {
                store.publishAPrice();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void examine(int images, List<Life> lives, Consumer<String> progress)
            throws IOException, InterruptedException {
        try (ExecutorService machine = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Found>> found = IntStream.range(0, images)
                    .mapToObj(image -> machine.submit(() -> find(image, lives.get(image % lives.size())))).toList();
            for (int examined = 1; examined <= images; examined++) {
                take(found.get(examined - 1).get());
                if (examined % IMAGES_PER_WORD == 0) {
                    progress.accept(examined + " of " + images + " disks examined");
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        }
    }

    private Found find(int image, Life life) throws IOException {
        Random random = new Random(seed * 1_000_003 + image);
        Leftover.Way way = Leftover.Way.values()[random.nextInt(Leftover.Way.values().length)];
        int cut = life.recording().moment(random);
        Leftover leftover = Leftover.draw(way, random.nextLong(), cut);
        Path disk = folder.resolve("disks").resolve(Integer.toString(image));
        new PowerCut(life.recording(), cut, leftover).leave(disk);
        CashierAccount shown = life.before().then(life.recording().shownBefore(cut));
        FoundDisk findings = FoundDisk.examine(disk, shown);
        if (findings.isWhole()) {
            delete(disk);
        }
        return new Found("disk " + image + " (event " + cut + ", " + leftover + ")", disk, leftover, shown, findings);
    }

    private void take(Found found) {
        ways.merge(found.leftover().toString(), 1, Integer::sum);
        acknowledged += found.shown().sold().size() + found.shown().voided().size();
        lost += found.findings().lost(found.shown());
        doubled += found.findings().audit().map(AuditReport::doubled).orElse(0);
        gaps += found.findings().audit().map(AuditReport::gaps).orElse(0);
        if (!found.findings().isWhole()) {
            broken++;
            found.findings().sentences().limit(Math.max(0, TROUBLE_SHOWN - trouble.size()))
                    .forEach(what -> trouble.add(found.name() + ": " + what));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
