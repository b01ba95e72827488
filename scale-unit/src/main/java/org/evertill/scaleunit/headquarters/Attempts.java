package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Pieces of work of which one that fails holds up no other; what failed is told at the end. For one thread. */
final class Attempts {
    private final List<IOException> failures = new ArrayList<>();

    /** One piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, SQLException;
    }

    /** Does one piece. */
    void attempt(String failing, Work work) {
        try {
            work.run();
        } catch (IOException | SQLException e) {
            failures.add(new IOException(failing + e.getMessage(), e));
        }
    }

    /** Tells what failed. */
    void end() throws IOException {
        if (!failures.isEmpty()) {
            IOException first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
