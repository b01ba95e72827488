package org.evertill.syncagent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.exchange.wire.HealthAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a register's questions to the scale unit, each within the profile's time, whatever the network does. Knows
 * nothing of the connection's state: whoever asks draws the conclusion. Safe on any thread; nothing here blocks but
 * {@link #start}.
 */
public final class ScaleUnitLink {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleUnitLink.class);
    /** Nobody waits for the first call of a process; it may take as long as loading its classes takes. */
    private static final Duration WARM_DEADLINE = Duration.ofSeconds(10);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ScaleUnitClient client;
    private final ScaleUnitLine line;
    private final ScheduledExecutorService timers;
    private final LongSupplier ticker;

    /**
     * @param timers for deadlines and repeated tries; must never be blocked
     * @param ticker monotonic nanoseconds
     */
    public ScaleUnitLink(ScaleUnitClient client, ScaleUnitLine line, ScheduledExecutorService timers,
            LongSupplier ticker) {
        this.client = client;
        this.line = line;
        this.timers = timers;
        this.ticker = ticker;
    }

    /**
     * Makes the HTTP client ready, half a second at the first time, and sends the first call, so that no customer waits
     * for what only the first call of a process costs.
     */
    public void warm() {
        line.start();
        line.send(client.staff(), WARM_DEADLINE).thenAccept(reply -> LOG.debug("first call: {}", reply));
    }

    /** Closes idle connections; call it when the connection switches, for a dead one looks like a live one. */
    public void evict() {
        line.evict();
    }

    /**
     * Asks. The future completes within the profile's request timeout, retries included: with the answer, or
     * exceptionally with a {@link SourceUnavailableException}. A scale unit that refuses the question for a reason
     * unknown here has answered all the same: {@link Answer.Unavailable}, or {@link Answer.NotProved} where a worker
     * was to be proved. An answer that comes later is dropped. Its dependents must not block.
     */
    public CompletableFuture<Answer> ask(Question question, OfflineProfile profile) {
        return switch (question) {
            // An address takes these two for folders, so they cannot be asked for; nothing is ever sold under them.
            case Question.ItemByCode(var code, var on) when code.equals(".") || code.equals("..") ->
                    CompletableFuture.completedFuture(new Answer.NoSuchItem(code));
            case Question.ItemByCode(var code, var on) -> ask(client.itemByCode(code, on), profile,
                    Answer.Item::new, refused -> refusedItem(code, refused));
            case Question.ProductSearch search -> ask(client.products(search), profile,
                    page -> page, ScaleUnitLink::refusedForGood);
            // Never repeated by itself: a wrong PIN would count twice.
            case Question.Credentials(var workerNumber, var pin, var here) -> ask(
                    client.signOn(workerNumber, pin), 1, profile,
                    proof -> new Answer.Proved(proof.worker()), refused -> refusedWorker(workerNumber, refused));
            case Question.StaffList() -> ask(client.staff(), profile,
                    entries -> new Answer.Staff(entries.stream()
                            .map(entry -> new StaffMember(entry.workerNumber(), entry.name()))
                            .toList()),
                    ScaleUnitLink::refusedForGood);
            case Question.StoreDescription(var on) -> ask(client.store(on), profile,
                    Answer.Described::new, ScaleUnitLink::refusedForGood);
        };
    }

    /**
     * Looks whether the scale unit answers this register, its device token included. Completes within the deadline with
     * the milliseconds a round trip took, or exceptionally with a {@link SourceUnavailableException}.
     */
    public CompletableFuture<Long> attempt(Duration deadline) {
        evict();
        long begun = ticker.getAsLong();
        return line.send(client.health(), deadline).thenCompose(reply -> {
            Duration left = deadline.minusNanos(ticker.getAsLong() - begun);
            return switch (reply) {
                case Reply.Answered<HealthAnswer> ignored -> {
                    long millis = (ticker.getAsLong() - begun) / NANOS_PER_MILLI;
                    yield line.send(client.offlineProfile(), left)
                            .thenCompose(profile -> valueOf(profile, known -> millis, no -> Optional.empty()));
                }
                default -> valueOf(reply, health -> 0L, no -> Optional.empty());
            };
        });
    }

    private <T> CompletableFuture<Answer> ask(ScaleUnitCall<T> call, OfflineProfile profile,
            Function<T, Answer> whenAnswered, Function<Reply.Refused<T>, Answer> whenRefused) {
        return ask(call, 1 + profile.retryCount(), profile, whenAnswered, whenRefused);
    }

    private <T> CompletableFuture<Answer> ask(ScaleUnitCall<T> call, int triesMax, OfflineProfile profile,
            Function<T, Answer> whenAnswered, Function<Reply.Refused<T>, Answer> whenRefused) {
        Duration deadline = Duration.ofMillis(profile.requestTimeoutMillis());
        return new RepeatedCall<>(line, call, triesMax, deadline, ticker).start(timers)
                .thenCompose(end -> valueOf(end, whenAnswered, refused -> Optional.of(whenRefused.apply(refused))));
    }

    private static <T, A> CompletableFuture<A> valueOf(Reply<T> reply, Function<T, A> whenAnswered,
            Function<Reply.Refused<T>, Optional<A>> whenRefused) {
        return switch (reply) {
            case Reply.Answered<T>(T body) -> CompletableFuture.completedFuture(whenAnswered.apply(body));
            case Reply.Refused<T> refused -> whenRefused.apply(refused)
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> failed(SwitchCause.SERVER_ERROR, refused.status(),
                            "The scale unit refused: " + refused.detail()));
            case Reply.Unavailable<T> unavailable ->
                    failed(unavailable.cause(), unavailable.status(), unavailable.detail());
        };
    }

    private static <A> CompletableFuture<A> failed(SwitchCause cause, int status, String detail) {
        return CompletableFuture.failedFuture(new SourceUnavailableException(cause, status, detail));
    }

    private static <T> Answer refusedItem(String code, Reply.Refused<T> refused) {
        return switch (refused.slug()) {
            case "unknown-barcode", "unknown-product", "unknown-item" -> new Answer.NoSuchItem(code);
            case "ambiguous-code" -> {
                List<ItemFacts> items = ScaleUnitClient.itemsOf(refused.members().getOrDefault("items", ""));
                yield items.isEmpty() ? refusedForGood(refused) : new Answer.Ambiguous(code, items);
            }
            case "no-price" -> new Answer.NoPrice(refused.members().getOrDefault("productNumber", code),
                    refused.members().getOrDefault("name", ""));
            default -> refusedForGood(refused);
        };
    }

    private static <T> Answer refusedWorker(String workerNumber, Reply.Refused<T> refused) {
        return new Answer.NotProved(switch (refused.slug()) {
            case "wrong-pin" -> Refusal.of(RefusalReason.WRONG_PIN);
            case "unknown-worker" -> Refusal.of(RefusalReason.UNKNOWN_WORKER, workerNumber);
            case "blocked" -> Refusal.of(RefusalReason.WORKER_BLOCKED,
                    refused.members().getOrDefault("name", workerNumber));
            case "too-many-attempts" -> Refusal.of(RefusalReason.TOO_MANY_ATTEMPTS,
                    minutes(refused.members().getOrDefault("retryAfterSeconds", "")));
            // Nobody is let in by asking elsewhere what the scale unit has refused.
            default -> unknownReason(refused);
        });
    }

    /** The scale unit is there and has said no to this question: no outage, so no reason to leave the line. */
    private static <T> Answer refusedForGood(Reply.Refused<T> refused) {
        return new Answer.Unavailable(unknownReason(refused));
    }

    private static <T> Refusal unknownReason(Reply.Refused<T> refused) {
        LOG.warn("The scale unit refused a question with {} {}: {}", refused.status(), refused.slug(),
                refused.detail());
        return refused.slug().equals("master-data-unreadable") && refused.members().containsKey("word")
                ? Refusal.of(RefusalReason.MASTER_DATA_UNREADABLE, refused.members().get("word"))
                : Refusal.of(RefusalReason.SCALE_UNIT_REFUSED);
    }

    private static String minutes(String seconds) {
        return seconds.matches("\\d{1,6}") ? String.valueOf((Long.parseLong(seconds) + 59) / 60) : "1";
    }
}
