package org.evertill.offlinedb;

import java.util.List;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;

/** What a scale unit answers for records, where a test needs none that runs. */
public final class ScaleUnitWord {

    private ScaleUnitWord() {
    }

    /** The same answer for each. */
    public static List<RecordAnswer> on(List<UploadRecord> records, UploadOutcome outcome) {
        return records.stream().map(record -> new RecordAnswer(record.recordId(), outcome, null)).toList();
    }

    /** All of them are taken, and the queue is told so. */
    public static void accepts(UploadQueue uploads, List<UploadRecord> records) {
        uploads.answered(records, on(records, UploadOutcome.ACCEPTED));
    }
}
