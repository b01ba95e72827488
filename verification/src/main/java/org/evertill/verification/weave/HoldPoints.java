package org.evertill.verification.weave;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Where a child process can be met at an exact point of the product. Its parent orders one line at a time: {@code hold
 * POINT…} keeps the thread that reaches the points, one after the other, at the last of them for good, {@code tell
 * POINT…} lets it go on, {@code fail POINT…} gives it the error of a disk that did not sync. The child says the order
 * again with {@code ordered} before it when it has taken it, and with {@code met} when it was met. A point that has to
 * do with what the cashier is doing carries that after an {@code @}. Any thread.
 */
public final class HoldPoints {

    /** What a parent hears first when its order was taken. */
    public static final String ORDERED = "ordered ";
    /** What a parent hears first when its order was met. */
    public static final String MET = "met ";

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private static volatile Order order = new Order("", List.of());
    private static volatile String doing = "";

    private record Order(String line, List<String> points) {

        boolean isNext(String point) {
            return !points.isEmpty() && points.getFirst().equals(point);
        }
    }

    private HoldPoints() {}

    /** What makes every transaction of every database tell before and after its commit, on which thread. */
    public static List<Weave> commits() {
        return List.of(new Weave.Redirect("org.evertill.exchange.sqlite.SqliteTransaction",
                "org.evertill.exchange.sqlite.SqliteTransaction", "execute", HoldPoints.class.getName()));
    }

    /** What makes a method tell when it is reached. */
    public static Weave entry(String in, String method, String point) {
        return new Weave.Entry(in, method, point, HoldPoints.class.getName());
    }

    /** The point before a commit on a thread of this name. */
    public static String beforeCommit(String thread) {
        return "before-commit:" + thread;
    }

    /** The point after a commit on a thread of this name. */
    public static String afterCommit(String thread) {
        return "after-commit:" + thread;
    }

    /** A line from the parent; what is no order is left alone. */
    public static void take(String line) {
        String[] words = line.split(" ");
        if (List.of("hold", "tell", "fail").contains(words[0])) {
            order = new Order(line, List.of(words).subList(1, words.length));
            say(ORDERED + line);
        }
    }

    /** What the cashier is doing from here on. */
    public static void doing(String what) {
        doing = what;
    }

    /** A point is reached. */
    public static void reached(String point) {
        Order met = order;
        if (met.points().isEmpty() || !met.isNext(point) && !met.isNext(point + "@" + doing)) {
            return;
        }
        met = meet(point);
        if (met.points().isEmpty() && !met.line().isEmpty()) {
            say(MET + met.line());
            switch (met.line().split(" ")[0]) {
                case "hold" -> holdForGood();
                case "fail" -> HoldPoints.<RuntimeException>fail();
                default -> { }
            }
        }
    }

    /** Stands in for {@code SqliteTransaction.execute}. */
    public static void execute(Connection connection, String sql) throws SQLException {
        boolean commits = sql.equals("COMMIT");
        String thread = Thread.currentThread().getName().replace(' ', '-');
        if (commits) {
            reached(beforeCommit(thread));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        if (commits) {
            reached(afterCommit(thread));
        }
    }

    private static synchronized Order meet(String point) {
        if (!order.isNext(point) && !order.isNext(point + "@" + doing)) {
            return new Order("", List.of());
        }
        order = new Order(order.line(), order.points().subList(1, order.points().size()));
        return order;
    }

    private static void holdForGood() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException told) {
                // held means held, whoever wants this thread to end
            }
        }
    }

    /** What JDBC throws, from a method that does not say so: the product calls none of ours that could. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void fail() throws E {
        throw (E) new SQLiteException("the disk did not sync", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }

    private static void say(String line) {
        try {
            // in one write, so that it never mixes with a line of the program itself
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException parentGone) {
            throw new UncheckedIOException(parentGone);
        }
    }
}
