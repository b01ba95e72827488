package org.evertill.app.register;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.store.StoreFacts;

/**
 * Asks anew what the store is, its favourites and their prices included, as soon as data of another version is in use:
 * installed here, or seen in an answer of whoever is asked now; and when the store's day has changed, for a price has
 * a first day and a last. It asks beside the sale and between its questions, so that no scan waits for it, and once for
 * each version and day seen, because two sources may differ for a while; where nobody could answer, again after a while
 * that grows, for the reason may last. Register thread only.
 */
final class StoreRefresh {

    private static final long NONE = -1;
    private static final long FIRST_WAIT_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST_WAIT_NANOS = Duration.ofHours(1).toNanos();

    private final RegisterLoop loop;
    private final LongSupplier ticker;
    private Optional<RegisterSnapshot> newest = Optional.empty();
    private long lineVersion = NONE;
    private long seen = NONE;
    private long asked = NONE;
    /** The day whose prices were asked for; that of a sign-on, which asks by itself, or a later one. */
    private Optional<LocalDate> askedDay = Optional.empty();
    private boolean isAsking;
    /** Since the newest question nobody could answer; empty where the newest was answered. */
    private OptionalLong unansweredSince = OptionalLong.empty();
    private long waitNanos = FIRST_WAIT_NANOS;

    /**
     * @param loop   what it asks and tells
     * @param ticker monotonic nanoseconds
     */
    StoreRefresh(RegisterLoop loop, LongSupplier ticker) {
        this.loop = loop;
        this.ticker = ticker;
    }

    /** A snapshot was published; the newest line in it says what version it was sold from. */
    void look(RegisterSnapshot snapshot) {
        newest = Optional.of(snapshot);
        // Whoever signs on learns all of it then.
        askedDay = snapshot.session().worker().flatMap(worker -> askedDay.or(() -> today(snapshot.session())));
        unansweredSince = askedDay.isEmpty() ? OptionalLong.empty() : unansweredSince;
        List<CartLine> lines = snapshot.session().cart().map(Cart::lines).orElse(List.of());
        if (!lines.isEmpty() && lines.getLast().facts().dataVersion() != lineVersion) {
            lineVersion = lines.getLast().facts().dataVersion();
            seen = lineVersion;
        }
        askWhereOther();
    }

    /** Data of a version was put into use here, or is in use at whoever has answered. */
    void sees(long version) {
        seen = version;
        askWhereOther();
    }

    /** Time has passed without anything that is shown; perhaps the store's day has changed. */
    void looksAround() {
        askWhereOther();
    }

    private void askWhereOther() {
        newest.filter(snapshot -> !snapshot.busy() && !isAsking).map(RegisterSnapshot::session)
                .filter(session -> session.worker().isPresent())
                .filter(session -> isOtherVersion(session) || !today(session).equals(askedDay)
                        || isDueAgain())
                .ifPresent(this::ask);
    }

    private boolean isOtherVersion(RegisterSession session) {
        return seen != NONE && seen != asked
                && session.storeFacts().map(StoreFacts::dataVersion).filter(at -> at != seen).isPresent();
    }

    private boolean isDueAgain() {
        return unansweredSince.isPresent() && ticker.getAsLong() - unansweredSince.getAsLong() >= waitNanos;
    }

    private static Optional<LocalDate> today(RegisterSession session) {
        return Optional.of(session.businessDate());
    }

    private void ask(RegisterSession session) {
        isAsking = true;
        asked = seen;
        askedDay = today(session);
        loop.inquire(new Question.StoreDescription(session.businessDate())).thenAccept(answer -> {
            isAsking = false;
            if (answer instanceof Answer.Described(StoreFacts facts)) {
                unansweredSince = OptionalLong.empty();
                waitNanos = FIRST_WAIT_NANOS;
                loop.tell(RegisterSteps.described(facts));
            } else {
                waitNanos = unansweredSince.isEmpty() ? FIRST_WAIT_NANOS : Math.min(2 * waitNanos, LONGEST_WAIT_NANOS);
                unansweredSince = OptionalLong.of(ticker.getAsLong());
            }
        });
    }
}
