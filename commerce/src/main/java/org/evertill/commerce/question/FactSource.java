package org.evertill.commerce.question;

/**
 * Somebody who can answer questions: the scale unit over the network, or the offline database. Called on I/O
 * threads only; may block, and whoever asks keeps the deadline.
 */
public interface FactSource {

    /**
     * Answers from this source alone.
     *
     * @throws SourceUnavailableException if it cannot be reached, did not answer in time, or answered nonsense
     */
    Answer answer(Question question) throws SourceUnavailableException;
}
