package org.evertill.verification.planted;

import java.util.List;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.offlinedb.UploadQueue;

/** {@link PlantedBug#WATERMARK_MOVED_EARLY}. */
public final class WatermarkMovedEarly {

    private WatermarkMovedEarly() {}

    public static List<UploadRecord> next(UploadQueue queue, int recordsMax, int bytesMax) {
        List<UploadRecord> batch = queue.next(recordsMax, bytesMax);
        queue.answered(batch, batch.stream()
                .map(record -> new RecordAnswer(record.recordId(), UploadOutcome.ACCEPTED, null)).toList());
        return batch;
    }
}
