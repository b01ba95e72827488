package org.evertill.exchange.wire;

import java.util.List;
import java.util.Objects;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /register-report}: how a register's offline database stands, told with every round of its downloads, also
 * when nobody sells. A channel tells headquarters the same of its own database.
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
     * @param state         the word of a {@link DownloadState}
     * @param tries         failures since it last went well
     * @param attempts      the newest of its log that did not go well, newest first
     * @param lastAttemptAt when it last tried, an ISO-8601 instant; null before
     * @param lastSuccessAt when that last went well; null before
     * @param order         the newest order it was given; null for none since its program started
     * @param takes         the words of the kinds of order its program can carry out; none from one that cannot read
     *                      any, which must not be told of them
     */
    public record Downloads(String state, int tries, List<SyncLogEntry> attempts, @Nullable String lastAttemptAt,
            @Nullable String lastSuccessAt, @Nullable GivenOrder order, List<String> takes) {
        /** A session that tells neither times nor orders, as an earlier program's. */
        public Downloads(String state, int tries, List<SyncLogEntry> attempts) {
            this(state, tries, attempts, null, null, null, List.of());
        }

        /** A session of this program. */
        public Downloads(String state, int tries, List<SyncLogEntry> attempts, @Nullable String lastAttemptAt,
                @Nullable String lastSuccessAt, @Nullable GivenOrder order) {
            this(state, tries, attempts, lastAttemptAt, lastSuccessAt, order, DownloadOrder.Kind.known());
        }

        public Downloads {
            Objects.requireNonNull(state, "state");
            attempts = List.copyOf(Objects.requireNonNull(attempts, "attempts"));
            takes = takes == null ? List.of() : List.copyOf(takes);
        }

        /** Whether its program can carry out what is wanted. */
        public boolean takes(DownloadOrder.Kind kind) {
            return takes.contains(kind.name());
        }

        /** The same session with an order that was given. */
        public Downloads with(GivenOrder given) {
            return new Downloads(state, tries, attempts, lastAttemptAt, lastSuccessAt, given, takes);
        }
    }

    /**
     * How far an order is.
     *
     * @param id         the order's
     * @param carriedOut whether nothing of it is left to be done
     */
    public record GivenOrder(String id, boolean carriedOut) {
        public GivenOrder {
            Objects.requireNonNull(id, "id");
        }
    }

    /** The same with another download session. */
    public RegisterReportRequest with(Downloads session) {
        return new RegisterReportRequest(referenceEdition, referenceVersion, privateEdition, privateVersion,
                unsentRecords, oldestUnsentAt, session);
    }

    public RegisterReportRequest {
        Objects.requireNonNull(referenceEdition, "referenceEdition");
        Objects.requireNonNull(privateEdition, "privateEdition");
        if (referenceVersion < 0 || privateVersion < 0 || unsentRecords < 0) {
            throw new IllegalArgumentException("a report counts from 0");
        }
    }
}
