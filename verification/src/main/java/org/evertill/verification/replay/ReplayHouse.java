package org.evertill.verification.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.evertill.verification.house.ScaleUnitProcess;
import org.evertill.verification.proxy.FaultProxy;

/**
 * The replay's scale unit behind its fault proxy. A scale unit that was killed starts again beside the register, which
 * goes on meanwhile; the proxy then leads to the new one. For the replay's thread.
 */
final class ReplayHouse implements AutoCloseable {

    private final Path data;
    private final FaultProxy proxy;
    private ScaleUnitProcess scaleUnit;
    private Optional<FutureTask<ScaleUnitProcess>> starting = Optional.empty();

    private ReplayHouse(Path data, ScaleUnitProcess scaleUnit) {
        this.data = data;
        this.scaleUnit = scaleUnit;
        this.proxy = FaultProxy.before(scaleUnit.socketAddress());
    }

    /** Starts the scale unit of a data folder. */
    static ReplayHouse start(Path data) throws IOException, InterruptedException {
        return new ReplayHouse(data, started(data));
    }

    private static ScaleUnitProcess started(Path data) throws IOException, InterruptedException {
        return ScaleUnitProcess.start(data, List.of("--store", ReplayStore.NUMBER));
    }

    /** What stands between the register and the scale unit. */
    FaultProxy proxy() {
        return proxy;
    }

    /** The scale unit; after {@link #awaitScaleUnit} one that runs. */
    ScaleUnitProcess scaleUnit() {
        return scaleUnit;
    }

    /** Kills the scale unit and begins to start it again. */
    void killScaleUnit() throws InterruptedException {
        awaitScaleUnit();
        scaleUnit.kill();
        FutureTask<ScaleUnitProcess> start = new FutureTask<>((Callable<ScaleUnitProcess>) () -> started(data));
        starting = Optional.of(start);
        Thread.ofPlatform().name("starting the scale unit").start(start);
    }

    /** Waits until a scale unit that was killed is there again; true when there was one to wait for. */
    boolean awaitScaleUnit() throws InterruptedException {
        if (starting.isEmpty()) {
            return false;
        }
        try {
            scaleUnit = starting.get().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the scale unit does not start after a kill: "
                    + failed.getCause().getMessage(), failed);
        }
        starting = Optional.empty();
        proxy.pointTo(scaleUnit.socketAddress());
        return true;
    }

    /** Closes the scale unit in order; nothing goes through the proxy any more. */
    void end() {
        proxy.close();
        scaleUnit.close();
    }

    @Override
    public void close() {
        try {
            awaitScaleUnit();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }
}
