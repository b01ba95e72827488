package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.evertill.app.RegisterFlags;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.verification.process.ChildJvm;

/** {@link ScanningRegisterMain} from outside: the register's process, with the flags it always has. */
final class ScanningRegister implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SCAN = "scan ";

    private final ChildJvm child;
    private final List<String[]> scans;
    private final CompletableFuture<Boolean> done;

    private ScanningRegister(ChildJvm child, List<String[]> scans, CompletableFuture<Boolean> done) {
        this.child = child;
        this.scans = scans;
        this.done = done;
    }

    /**
     * With its window on the display of whoever runs this, where there is one, else on the toolkit's headless platform.
     *
     * @param more further arguments
     */
    static ScanningRegister start(LargeStore store, Path folder, int scans, int warmUp, String... more)
            throws IOException, SQLException, DataFolderException {
        List<String[]> told = new ArrayList<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Consumer<String> ear = line -> {
            if (line.startsWith(SCAN)) {
                told.add(line.substring(SCAN.length()).split(" "));
            } else if (line.equals("done")) {
                done.complete(true);
            }
        };
        List<String> arguments = new ArrayList<>(List.of("--data", store.register(folder).toString(),
                "--scans", String.valueOf(scans), "--warm-up", String.valueOf(warmUp),
                "--goods", String.valueOf(store.catalogue().generated())));
        arguments.addAll(List.of(more));
        String main = ScanningRegisterMain.class.getName();
        Path errors = folder.resolve("register-errors.txt");
        return new ScanningRegister(hasDisplay()
                ? ChildJvm.startOnDisplay(main, RegisterFlags.all(), arguments, errors, ear)
                : ChildJvm.start(main, RegisterFlags.all(), arguments, errors, ear), told, done);
    }

    /** Whether whoever runs this has a display. */
    static boolean hasDisplay() {
        return !Objects.requireNonNullElse(System.getenv("DISPLAY"), "").isEmpty();
    }

    /** Waits until everything has been scanned; what it said of each scan. */
    List<String[]> awaitScans() throws InterruptedException {
        try {
            done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return scans;
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException("the register has not scanned everything: " + child.lastErrors(), never);
        }
    }

    long pid() {
        return child.pid();
    }

    /** Ends it in order. */
    void end() throws InterruptedException {
        int exitValue = child.stop(PATIENCE);
        if (exitValue != 0) {
            throw new IllegalStateException("the register ended with " + exitValue + ": " + child.lastErrors());
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
