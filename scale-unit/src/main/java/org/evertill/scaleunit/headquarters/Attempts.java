package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.scaleunit.storage.FileTrouble;

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
            failures.add(new IOException(failing + FileTrouble.sentence(e), e));
        }
    }

    /** Tells what failed. */
    void end() throws IOException {
        if (failures.size() == 1) {
            throw failures.getFirst();
        } else if (!failures.isEmpty()) {
            throw new IOException(String.join(" ", failures.stream().map(IOException::getMessage).toList()),
                    failures.getFirst());
        }
    }
}
