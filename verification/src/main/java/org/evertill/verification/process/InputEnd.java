package org.evertill.verification.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The end of a program's input, by which whoever started it asks it to stop; it also comes when the parent dies, so no
 * child outlives its parent. Watched on a daemon thread; asked on any.
 */
public final class InputEnd {

    private final CountDownLatch reached = new CountDownLatch(1);

    private InputEnd() {}

    /** Watches an input from now on; what is said on it is thrown away. */
    public static InputEnd of(InputStream input) {
        return of(input, line -> { });
    }

    /** Watches an input from now on and passes on each line that is said on it, on a thread of its own. */
    public static InputEnd of(InputStream input, Consumer<String> lines) {
        InputEnd end = new InputEnd();
        Thread.ofPlatform().daemon().name("end of input").start(() -> end.read(input, lines));
        return end;
    }

    /** Whether the input has ended. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Waits for it. */
    public void await() throws InterruptedException {
        reached.await();
    }

    private void read(InputStream input, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException broken) {
            // a broken input has ended too
        } finally {
            reached.countDown();
        }
    }
}
