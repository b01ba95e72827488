package org.evertill.app.register;

import java.util.List;
import java.util.Optional;
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
 * installed here, or seen in an answer of whoever is asked now. It asks beside the sale and between its questions, so
 * that no scan waits for it, and once for each version seen, because two sources may differ for a while. Register
 * thread only.
 */
final class StoreRefresh {

    private static final long NONE = -1;

    private final RegisterLoop loop;
    private Optional<RegisterSnapshot> newest = Optional.empty();
    private long lineVersion = NONE;
    private long seen = NONE;
    private long asked = NONE;
    private boolean isAsking;

    /** @param loop what it asks and tells */
    StoreRefresh(RegisterLoop loop) {
        this.loop = loop;
    }

    /** A snapshot was published; the newest line in it says what version it was sold from. */
    void look(RegisterSnapshot snapshot) {
        newest = Optional.of(snapshot);
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

    private void askWhereOther() {
        newest.filter(snapshot -> !snapshot.busy() && !isAsking).map(RegisterSnapshot::session)
                // Whoever signs on learns all of it then.
                .filter(session -> session.worker().isPresent() && seen != NONE && seen != asked)
                .filter(session -> session.storeFacts().map(StoreFacts::dataVersion).filter(at -> at != seen)
                        .isPresent())
                .ifPresent(this::ask);
    }

    private void ask(RegisterSession session) {
        isAsking = true;
        asked = seen;
        loop.inquire(new Question.StoreDescription(session.businessDate())).thenAccept(answer -> {
            isAsking = false;
            if (answer instanceof Answer.Described(StoreFacts facts)) {
                loop.tell(RegisterSteps.described(facts));
            } else {
                // The next snapshot asks again.
                asked = NONE;
            }
        });
    }
}
