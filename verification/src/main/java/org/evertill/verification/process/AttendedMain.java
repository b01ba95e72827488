package org.evertill.verification.process;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.evertill.verification.weave.HoldPoints;

/**
 * Runs another program of ours and ends it, its shutdown hooks included, when standard input ends: so a program that
 * knows nothing of parents does not outlive the one that started it. What the parent says meanwhile are orders to
 * {@link HoldPoints}.
 */
public final class AttendedMain {

    private AttendedMain() {}

    /** @param arguments the program's main class, then its own arguments */
    public static void main(String[] arguments) throws Throwable {
        InputEnd end = InputEnd.of(System.in, HoldPoints::take);
        Thread.ofPlatform().daemon().name("attending").start(() -> endWith(end));
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static void endWith(InputEnd end) {
        try {
            end.await();
            System.exit(0);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
