package org.evertill.verification.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * The end of a program's input, by which whoever started it asks it to stop; it also comes when the parent dies, so no
 * child outlives its parent. Watched on a daemon thread; asked on any.
 */
public final class InputEnd {

    private final CountDownLatch reached = new CountDownLatch(1);

    private InputEnd() {}

    /** Watches an input from now on; what is said on it is thrown away. */
    public static InputEnd of(InputStream input) {
        InputEnd end = new InputEnd();
        Thread.ofPlatform().daemon().name("end of input").start(() -> end.read(input));
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

    private void read(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // a broken input has ended too
        } finally {
            reached.countDown();
        }
    }
}
