package org.evertill.scaleunit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock that threads and processes wait for. */
class ProcessLockTest {
    @TempDir
    private Path folder;

    @Test
    void whoHasItMayTakeItAgainAndKeepsItUntilTheLastIsClosed() throws Exception {
        ProcessLock lock = new ProcessLock(folder.resolve("new").resolve("lock"));
        try (ProcessLock.Hold _ = lock.take()) {
            lock.take().close();
            assertThat(isFreeForAnotherThread(lock)).isFalse();
        }
        assertThat(isFreeForAnotherThread(lock)).isTrue();
    }

    @Test
    void anotherThreadWaitsThoughItsLockIsAnotherObject() throws Exception {
        ProcessLock.Hold first = new ProcessLock(folder.resolve("lock")).take();
        CompletableFuture<String> order = new CompletableFuture<>();
        Thread second = Thread.ofPlatform().start(() -> {
            try (ProcessLock.Hold _ = new ProcessLock(folder.resolve("./lock")).take()) {
                order.complete("after the first");
            } catch (Exception e) {
                order.completeExceptionally(e);
            }
        });
        assertThat(order).isNotDone();
        first.close();
        assertThat(order.join()).isEqualTo("after the first");
        second.join();
    }

    @Test
    void anotherProcessHasItUntilItEndsHoweverItEnds() throws Exception {
        ProcessLock lock = new ProcessLock(folder.resolve("lock"));
        Process holder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), folder.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThat(lock.takeIfFree()).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        lock.take().close();
    }

    private static boolean isFreeForAnotherThread(ProcessLock lock) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Optional<ProcessLock.Hold> hold = lock.takeIfFree();
                if (hold.isPresent()) {
                    hold.get().close();
                }
                return hold.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).join();
    }

    /** Takes a lock, says so, and waits to be killed. */
    static final class Holder {
        private Holder() {
        }

        public static void main(String[] arguments) throws Exception {
            new ProcessLock(Path.of(arguments[0])).take();
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write("held\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.currentThread().join();
            }
        }
    }
}
