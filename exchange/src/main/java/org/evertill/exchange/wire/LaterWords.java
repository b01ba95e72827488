package org.evertill.exchange.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words of a later program, which this one reads as one of its own: said in the log, each once, for they come again
 * with every answer. Any thread.
 */
public final class LaterWords {
    private static final Logger LOG = LoggerFactory.getLogger(LaterWords.class);
    /** Far more than a version adds; who sends other ones without end does not fill log and memory. */
    private static final int TOLD_MAX = 100;
    private static final int LENGTH_MAX = 60;
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private LaterWords() {
    }

    /**
     * Says that a word is not known here.
     *
     * @param of      what has it as its value
     * @param instead the word it is read as
     * @return whether this was said now and not before
     */
    public static boolean tell(String of, String word, String instead) {
        String shown = word.substring(0, Math.min(word.length(), LENGTH_MAX)).replaceAll("\\p{Cntrl}", "?");
        boolean isNew = TOLD.size() < TOLD_MAX && TOLD.add(of + " " + shown);
        if (isNew) {
            LOG.warn("{} is '{}', which this program does not know: it goes by '{}'. A later program has written it.",
                    of, shown, instead);
        }
        return isNew;
    }
}
