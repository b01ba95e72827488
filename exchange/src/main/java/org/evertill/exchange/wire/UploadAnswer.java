package org.evertill.exchange.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of each uploaded record, in the order of the request. It is durable before it is answered. */
public record UploadAnswer(List<RecordAnswer> answers) {

    public UploadAnswer {
        answers = List.copyOf(answers);
    }

    /**
     * What became of one record.
     *
     * @param outcome {@link UploadOutcome#UNKNOWN} where none was answered
     * @param reason  why it was set aside, or is of unknown outcome; null otherwise
     */
    public record RecordAnswer(String recordId, UploadOutcome outcome, @Nullable String reason) {
        public RecordAnswer {
            outcome = Objects.requireNonNullElse(outcome, UploadOutcome.UNKNOWN);
            reason = reason == null && outcome == UploadOutcome.UNKNOWN ? UploadOutcome.UNKNOWN_REASON : reason;
        }
    }
}
