package org.evertill.app.register;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.offlinedb.OfflineSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the offline database is asked, on a thread of its own where that takes long. Any thread; nothing waits. */
final class OfflineDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OfflineDesk.class);

    /** A question is answered in milliseconds; a disk that does not answer must not keep the program from ending. */
    private static final long STOP_SECONDS_MAX = 10;

    private final OfflineSource source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work ->
            Thread.ofPlatform().daemon().name("offline database").unstarted(work));

    OfflineDesk(OfflineSource source) {
        this.source = source;
    }

    /**
     * An article is looked up where it is asked for, on the register thread: that takes less than a millisecond, and
     * each change of threads may wait some for a processor. Whatever takes longer must not hold up the loop.
     */
    CompletableFuture<Answer> ask(Question question) {
        return question instanceof Question.ItemByCode
                ? CompletableFuture.completedFuture(source.answer(question))
                : CompletableFuture.supplyAsync(() -> source.answer(question), thread);
    }

    /** Does something small on the disk, in its turn with the questions. */
    void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("the register has been stopped", stopped);
        }
    }

    /** Lets what was asked end. */
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            LOG.warn("The offline database was still being asked when the register stopped");
        }
    }
}
