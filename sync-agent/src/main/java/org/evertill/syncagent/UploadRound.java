package org.evertill.syncagent;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.offlinedb.UploadQueue;

/**
 * Sends everything unsent, oldest first, in batches. When an envelope is refused as a whole, one record in it must be
 * the cause: halves are sent until it stands alone, it is set aside, and the others go on. Upload thread only.
 */
final class UploadRound {
    /** With its base64 and names, a request of this much payload is below 2 MB. */
    private static final int PAYLOAD_BYTES_MAX = 1_300_000;
    /** A full batch over the slowest line worth waiting for, and the server's own two commits. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** The statuses that are about what was sent, and not about who sent it or who takes it. */
    private static final Set<Integer> ABOUT_THE_ENVELOPE = Set.of(400, 413, 422);

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final UploadQueue queue;
    private final SyncAttempt attempt;
    private final Runnable afterBatch;
    /** How many of the oldest unsent records were refused together; 0 when none are under suspicion. */
    private int suspects;
    /** The oldest record of the batch that was answered last; empty before the first. */
    private String answeredFirst = "";
    /** Records that were set aside before this round: that they are once more is nothing new. */
    private final Set<String> offeredAgain = new HashSet<>();

    /** How it ended. */
    sealed interface Result {
        /** Everything that can be read was sent. */
        record Done() implements Result {
        }

        /** Everything that can be read was sent; what is set aside could not be offered again. */
        record NotOffered(SyncFailure why) implements Result {
        }

        /** The rest stays unsent. */
        record Stopped(SyncFailure why, Optional<Duration> retryAfter) implements Result {
        }
    }

    /** @param afterBatch runs whenever fewer records are unsent than before */
    UploadRound(ScaleUnitClient client, SyncCalls calls, UploadQueue queue, SyncAttempt attempt,
            Runnable afterBatch) {
        this.client = client;
        this.calls = calls;
        this.queue = queue;
        this.attempt = attempt;
        this.afterBatch = afterBatch;
    }

    /**
     * Sends until nothing that can be read is left, or something stands in the way.
     *
     * @param sendsLeftBehind whether what earlier rounds sent in vain is sent first, once more
     * @param offersSetAside  whether what was set aside is then offered once more
     */
    Result run(boolean sendsLeftBehind, boolean offersSetAside) {
        Optional<Result.Stopped> early = sendsLeftBehind ? sendLeftBehind() : Optional.empty();
        if (early.isPresent()) {
            return early.get();
        }
        while (true) {
            calls.checkCanceled();
            List<UploadRecord> batch = queue.next(recordsMax(), PAYLOAD_BYTES_MAX);
            if (batch.isEmpty()) {
                return offersSetAside ? offerSetAside() : new Result.Done();
            }
            if (batch.getFirst().recordId().equals(answeredFirst)) {
                // A number is missing before it, so no answer moves the watermark: sending it for ever helps nobody.
                return stopped(SyncFault.JOURNAL_GAP, "The journal has a gap before record " + batch.getFirst()
                        + "; run 'evertill journal verify'.");
            }
            Optional<Result.Stopped> stopped = send(batch);
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
    }

    /** The scale unit has answered for them; who changes its mind takes them in, and all others stay as they are. */
    private Result offerSetAside() {
        NavigableMap<Long, UploadRecord> page = setAsideAfter(0);
        while (!page.isEmpty()) {
            page.values().forEach(record -> offeredAgain.add(record.recordId()));
            Optional<Result.Stopped> stopped = sendAgain(List.copyOf(page.values()));
            if (stopped.isPresent()) {
                return new Result.NotOffered(stopped.get().why());
            }
            page = setAsideAfter(page.lastKey());
        }
        return new Result.Done();
    }

    private NavigableMap<Long, UploadRecord> setAsideAfter(long place) {
        return queue.setAsideAfter(place, UploadRequest.RECORDS_MAX, PAYLOAD_BYTES_MAX);
    }

    private Optional<Result.Stopped> sendLeftBehind() {
        for (List<UploadRecord> batch : queue.leftBehind(UploadRequest.RECORDS_MAX, PAYLOAD_BYTES_MAX)) {
            Optional<Result.Stopped> stopped = sendAgain(batch);
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    /** What was sent in earlier rounds: together, or one by one where one of them spoils the envelope. */
    private Optional<Result.Stopped> sendAgain(List<UploadRecord> sentBefore) {
        calls.checkCanceled();
        Optional<Result.Stopped> stopped = send(sentBefore);
        if (suspects == 0) {
            return stopped;
        }
        suspects = 0;
        for (UploadRecord one : sentBefore) {
            calls.checkCanceled();
            stopped = send(List.of(one));
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    private int recordsMax() {
        return suspects == 0 ? UploadRequest.RECORDS_MAX : Math.max(1, suspects / 2);
    }

    private Optional<Result.Stopped> send(List<UploadRecord> batch) {
        return switch (calls.await(client.upload(new UploadRequest(batch)), DEADLINE)) {
            case Reply.Answered<UploadAnswer>(UploadAnswer answer) -> answered(batch, answer);
            case Reply.Refused<UploadAnswer> refused when ABOUT_THE_ENVELOPE.contains(refused.status()) ->
                    refused(batch, refused.detail());
            case Reply.Refused<UploadAnswer> refused ->
                    stop("The scale unit refused the upload: " + refused.detail());
            case Reply.Unavailable<UploadAnswer> unavailable ->
                    Optional.of(new Result.Stopped(SyncFailure.of(unavailable), unavailable.retryAfter()));
        };
    }

    private Optional<Result.Stopped> answered(List<UploadRecord> batch, UploadAnswer answer) {
        if (!answer.answers().stream().map(RecordAnswer::recordId).toList()
                .equals(batch.stream().map(UploadRecord::recordId).toList())) {
            return stop("The scale unit answered for other records than were sent.");
        }
        long taken = 0;
        long setAside = 0;
        long bytes = 0;
        for (int i = 0; i < batch.size(); i++) {
            UploadOutcome outcome = answer.answers().get(i).outcome();
            taken += outcome.isTaken() ? 1 : 0;
            boolean isNews = outcome.isTaken() || !offeredAgain.contains(batch.get(i).recordId());
            setAside += isNews && outcome == UploadOutcome.QUARANTINED ? 1 : 0;
            // What stays as it is has not moved; else each round that sends it again would be a row of the log.
            bytes += isNews && outcome.isFinal() ? batch.get(i).payload().length : 0;
        }
        queue.answered(batch, answer.answers());
        answeredFirst = batch.getFirst().recordId();
        attempt.moved(taken, bytes);
        attempt.refused(setAside);
        suspects = Math.max(0, suspects - batch.size());
        afterBatch.run();
        return Optional.empty();
    }

    private Optional<Result.Stopped> refused(List<UploadRecord> batch, String why) {
        if (batch.size() > 1) {
            suspects = batch.size();
            return Optional.empty();
        }
        // A scale unit that refuses an empty envelope too refuses whatever is sent; then no record is to blame.
        if (!(calls.await(client.upload(new UploadRequest(List.of())), DEADLINE) instanceof Reply.Answered<?>)) {
            return stop("The scale unit refuses every upload: " + why);
        }
        queue.answered(batch,
                List.of(new RecordAnswer(batch.getFirst().recordId(), UploadOutcome.QUARANTINED, why)));
        attempt.refused(offeredAgain.contains(batch.getFirst().recordId()) ? 0 : 1);
        suspects = 0;
        afterBatch.run();
        return Optional.empty();
    }

    private static Optional<Result.Stopped> stop(String why) {
        return Optional.of(stopped(SyncFault.REFUSED, why));
    }

    private static Result.Stopped stopped(SyncFault fault, String why) {
        return new Result.Stopped(new SyncFailure(fault, why), Optional.empty());
    }
}
