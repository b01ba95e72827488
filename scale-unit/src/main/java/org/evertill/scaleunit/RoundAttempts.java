package org.evertill.scaleunit;

import java.util.HashMap;
import java.util.Map;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.slf4j.Logger;

/**
 * Runs the kinds of work of a round, of which none stops the others or the next round, and tells the log what becomes
 * of them: of headquarters being away, of what it refuses and of what fails, one line each until it is over. For one
 * thread.
 */
final class RoundAttempts {
    private final Logger log;
    private final ToldRefusals refusals = new ToldRefusals();
    private final Map<String, RepeatedFailure> failures = new HashMap<>();
    private boolean isAway;

    RoundAttempts(Logger log) {
        this.log = log;
    }

    /** What a round does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** A round begins. */
    void begin() {
        refusals.begin();
    }

    /** A round has done everything. */
    void end() {
        if (refusals.areOver()) {
            log.info("headquarters refuses nothing any more");
        }
    }

    /** Whether headquarters was away when it was asked last. */
    boolean isAway() {
        return isAway;
    }

    /** One kind of work; false when headquarters is away. */
    boolean attempt(String what, Work work) {
        try {
            work.run();
            wentWell(what);
        } catch (HeadquartersUnavailableException e) {
            if (!isAway) {
                log.warn("{} failed and will be repeated: {}", what, e.getMessage());
            }
            isAway = true;
            return false;
        } catch (HeadquartersRefusalException e) {
            if (refusals.isNews(String.valueOf(e.getMessage()))) {
                log.warn("{} is put off until somebody mends it: {}", what, e.getMessage());
            }
        } catch (Throwable e) {
            // An Error too: the thread must live on, or nothing would reach headquarters any more.
            failures.computeIfAbsent(what, of -> new RepeatedFailure(log, of)).failed(e);
            return true;
        }
        if (isAway) {
            log.info("headquarters is there again");
        }
        isAway = false;
        return true;
    }

    private void wentWell(String what) {
        RepeatedFailure failure = failures.get(what);
        if (failure != null) {
            failure.wentWell();
        }
    }
}
