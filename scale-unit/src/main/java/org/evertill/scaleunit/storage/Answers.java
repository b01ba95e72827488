package org.evertill.scaleunit.storage;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;

/** Waits for what another thread was asked, and rethrows its failure as if it had happened here. */
final class Answers {

    private Answers() {
    }

    static <T> T await(CompletableFuture<T> answer) throws SQLException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
