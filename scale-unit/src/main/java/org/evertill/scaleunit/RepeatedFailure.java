package org.evertill.scaleunit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.scaleunit.storage.FileTrouble;
import org.slf4j.Logger;

/**
 * Tells the log of work that is done round after round and fails: in a sentence and once, and how often it was when it
 * goes well again. Only a fault of the program brings its trace along, once for each place it happens at, whatever its
 * sentence; the others' are for who asks for the debug level. For one thread.
 */
final class RepeatedFailure {
    private final Logger log;
    private final String what;
    private final Set<Fault> faults = new HashSet<>();
    private String told = "";
    private long times;

    /** What is wrong with the program; many, such as what is null, say nothing else of themselves. */
    private record Fault(Class<?> type, List<StackTraceElement> place) {
    }

    /** Of a kind of work, such as {@code following stores and registers}. */
    RepeatedFailure(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** It has failed. */
    void failed(Throwable failure) {
        times++;
        String sentence = FileTrouble.sentence(failure);
        boolean isExpected = failure instanceof IOException || failure instanceof SQLException;
        if (!isExpected && faults.add(new Fault(failure.getClass(), List.of(failure.getStackTrace())))) {
            log.warn("{} failed and will be repeated", what, failure);
        } else if (sentence.equals(told)) {
            log.debug("{} failed again", what, failure);
        } else {
            log.warn("{} failed and will be repeated: {}", what, sentence);
            log.debug("{} failed", what, failure);
        }
        told = sentence;
    }

    /** It has gone well. */
    void wentWell() {
        if (times > 0) {
            log.warn("{} goes well again; it had failed {} times", what, times);
            told = "";
            faults.clear();
            times = 0;
        }
    }
}
