package org.evertill.scaleunit;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import picocli.CommandLine;

/** Runs a program over a data folder until it is told to stop (SIGTERM, SIGINT). */
record UnitRun(Path data, String name) {
    /** Makes the program once the folder is this one's alone. */
    @FunctionalInterface
    interface Made {
        RunningUnit unit() throws Exception;
    }

    int run(Made made) throws Exception {
        OwnFolder.make(data);
        try (FolderLock _ = ScaleUnitMain.take(data)) {
            SqliteNativeLibrary.unpackInto(data.resolve(ScaleUnitMain.NATIVE_FOLDER));
            RunningUnit unit = made.unit();
            CountDownLatch stop = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }, "stop"));
            try (unit) {
                unit.start();
                ScaleUnitMain.say(name + " is ready at " + unit.address());
                stop.await();
            } finally {
                stopped.countDown();
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
