package org.evertill.verification.house;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.evertill.scaleunit.ScaleUnitMain;
import org.evertill.verification.process.AttendedMain;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.HoldPoints;

/**
 * The scale unit as users run it, in a process of its own on a free loopback port. Closing it ends it in order, and so
 * does the death of the process that started it.
 */
public final class ScaleUnitProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = " is ready at ";

    private final ChildJvm child;
    private final Path data;
    private final URI address;

    private ScaleUnitProcess(ChildJvm child, Path data, URI address) {
        this.child = child;
        this.data = data;
        this.address = address;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param data      its data folder
     * @param arguments further arguments of the scale unit's command line
     * @throws IllegalStateException with its last words, when it does not come up
     */
    public static ScaleUnitProcess start(Path data, List<String> arguments) throws IOException, InterruptedException {
        return start(data, arguments, List.of(), line -> { });
    }

    /**
     * As {@link #start(Path, List)}.
     *
     * @param flags further flags of its virtual machine
     * @param heard gets every line it says, on a thread of its own
     */
    public static ScaleUnitProcess start(
            Path data, List<String> arguments, List<String> flags, Consumer<String> heard)
            throws IOException, InterruptedException {
        CompletableFuture<URI> ready = new CompletableFuture<>();
        List<String> all = new ArrayList<>(
                List.of(ScaleUnitMain.class.getName(), "--data", data.toString(), "--port", "0"));
        all.addAll(arguments);
        ChildJvm child = ChildJvm.start(AttendedMain.class.getName(), flags, all,
                data.resolveSibling("scale-unit-errors.txt"), line -> {
                    hear(line, ready);
                    heard.accept(line);
                });
        try {
            return new ScaleUnitProcess(child, data, ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException never) {
            child.close();
            throw new IllegalStateException("the scale unit did not start: " + child.lastErrors(), never);
        }
    }

    private static void hear(String line, CompletableFuture<URI> ready) {
        int at = line.indexOf(READY);
        if (at >= 0) {
            ready.complete(URI.create(line.substring(at + READY.length()).strip()));
        }
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Where it listens; what stands between it and a register connects to this. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    /** The channel database's file. */
    public Path channelDatabase() {
        return data.resolve("channel").resolve("channel.db");
    }

    /** Headquarters' database file. */
    public Path headquartersDatabase() {
        return HeadquartersDesk.folder(data).resolve("headquarters.db");
    }

    /** Waits for its end at most that long; true when it has ended by itself. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return child.endsWithin(time);
    }

    /** Says one line to it, such as an order to {@link HoldPoints}. */
    public void tell(String line) throws IOException {
        child.tell(line);
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public void close() {
        try {
            child.terminate(PATIENCE);
        } catch (InterruptedException stopped) {
            child.close();
            Thread.currentThread().interrupt();
        }
    }
}
