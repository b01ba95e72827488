package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;

/**
 * What the screens show: the session, and what came of the newest step. Immutable; the newest one wins.
 *
 * @param number  counts up by one per snapshot, so that a notice or refusal told once is told once
 * @param prompt  what a person must give now
 * @param refusal why the newest step did nothing
 * @param notice  what to show once
 * @param busy    whether a question is out and input waits its turn
 */
public record RegisterSnapshot(
        long number,
        RegisterSession session,
        Optional<Prompt> prompt,
        Optional<Refusal> refusal,
        Optional<Notice> notice,
        boolean busy) {
}
