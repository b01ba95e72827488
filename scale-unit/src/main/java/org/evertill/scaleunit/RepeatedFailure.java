package org.evertill.scaleunit;

import java.io.IOException;
import java.sql.SQLException;
import org.evertill.exchange.files.FileTrouble;
import org.slf4j.Logger;

/**
 * Tells the log of work that is done round after round and fails: in a sentence and once, and how often it was when it
 * goes well again. Only a fault of the program brings its trace along, for that is no use to anybody else; the others'
 * are for who asks for the debug level. For one thread.
 */
final class RepeatedFailure {
    private final Logger log;
    private final String what;
    private String told = "";
    private long times;

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
        if (sentence.equals(told)) {
            log.debug("{} failed again", what, failure);
        } else if (isExpected) {
            log.warn("{} failed and will be repeated: {}", what, sentence);
            log.debug("{} failed", what, failure);
        } else {
            log.warn("{} failed and will be repeated", what, failure);
        }
        told = sentence;
    }

    /** It has gone well. */
    void wentWell() {
        if (times > 0) {
            log.warn("{} goes well again; it had failed {} times", what, times);
            told = "";
            times = 0;
        }
    }
}
