package org.evertill.exchange.wire;

import java.util.List;
import java.util.Objects;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /register-report}: how a register's offline database stands, told with every round of its downloads, also
 * when nobody sells.
 *
 * @param referenceEdition the edition of the installed reference file; empty before the first
 * @param referenceVersion its version; 0 before the first
 * @param privateEdition   likewise of the private file
 * @param privateVersion   likewise
 * @param unsentRecords    records of its journal that the scale unit has not answered for
 * @param oldestUnsentAt   when the oldest of them was recorded, an ISO-8601 instant; null when there is none
 * @param downloads        how its download session stands; null from a register that does not tell it
 */
public record RegisterReportRequest(String referenceEdition, long referenceVersion, String privateEdition,
        long privateVersion, long unsentRecords, @Nullable String oldestUnsentAt, @Nullable Downloads downloads) {

    /**
     * A download session.
     *
     * @param state    the word of a {@link DownloadState}
     * @param tries    failures since it last went well
     * @param attempts the newest of its log that did not go well, newest first
     */
    public record Downloads(String state, int tries, List<SyncLogEntry> attempts) {
        public Downloads {
            Objects.requireNonNull(state, "state");
            attempts = List.copyOf(Objects.requireNonNull(attempts, "attempts"));
        }
    }

    public RegisterReportRequest {
        Objects.requireNonNull(referenceEdition, "referenceEdition");
        Objects.requireNonNull(privateEdition, "privateEdition");
        if (referenceVersion < 0 || privateVersion < 0 || unsentRecords < 0) {
            throw new IllegalArgumentException("a report counts from 0");
        }
    }
}
