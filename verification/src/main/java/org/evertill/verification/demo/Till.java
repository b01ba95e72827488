package org.evertill.verification.demo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.evertill.app.screen.search.SearchFace;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.scaleunit.headquarters.demo.DemoPeople.Person;

/**
 * What a cashier does at the demo's register, each thing by keys and clicks until the register shows that it is done.
 * For one thread that is not the screen's.
 */
final class Till {

    private final Hand hand;
    private final Published published;
    private final Goods goods;
    private final ParentLine parent;

    /** Keys and clicks that lead to something. */
    @FunctionalInterface
    interface Doing {
        void now() throws InterruptedException;
    }

    Till(Hand hand, Published published, Goods goods, ParentLine parent) {
        this.hand = hand;
        this.published = published;
        this.goods = goods;
        this.parent = parent;
    }

    Hand hand() {
        return hand;
    }

    /** Taps the name, then the PIN. */
    void choose(Person person) throws InterruptedException {
        hand.click("person-" + person.workerNumber());
        tapPin(person.pin());
    }

    /** Signs on whoever has been chosen. */
    void signOn(Person person) throws InterruptedException {
        hand.click("sign-on-button");
        published.await(person.name() + " signed on",
                session -> session.worker().filter(w -> w.number().equals(person.workerNumber())).isPresent());
        hand.awaitSight("home-new-sale");
    }

    /** Leaves the home screen for an empty sale. */
    void beginSale() throws InterruptedException {
        hand.click("home-new-sale");
        hand.awaitSight("scan");
    }

    /** Locks the register and takes it back. */
    void lockAndUnlock(Person person) throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.L);
        published.await("locked", RegisterSession::locked);
        hand.awaitSight("lock");
        tapPin(person.pin());
        hand.click("lock-button");
        published.await("unlocked", session -> !session.locked());
        hand.awaitGone("lock");
    }

    /** Lets somebody who may allow what the cashier may not. */
    void authorize(Person person) throws InterruptedException {
        hand.awaitSight("prompt-number");
        hand.type(person.workerNumber());
        hand.press(KeyCode.ENTER);
        tapPin(person.pin());
        hand.click("prompt-allow");
    }

    /** Scans the next article without waiting for it to appear. */
    String scanBlindly() {
        Goods.Article article = goods.take();
        hand.scan(article.barcode());
        return article.number();
    }

    /** Scans so many articles, one after the other. */
    void scan(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            adds(this::scanBlindly);
        }
    }

    /** Taps a favourite sold by the piece. */
    void tapTile(int which) throws InterruptedException {
        List<String> shown = published.session().storeFacts().orElseThrow().favourites().stream().limit(12)
                .filter(item -> item.product().unit().decimals() == 0)
                .map(item -> item.product().number()).toList();
        adds(() -> hand.click("tile-" + shown.get(which)));
    }

    /** Searches and waits for the rows. */
    void search(String word) throws InterruptedException {
        hand.press(KeyCode.F2);
        hand.awaitSight("search-window");
        hand.type(word);
        hand.awaitSight("products for " + word, root -> Hand.find(root, "search-results")
                .map(node -> ((ListView<?>) node).getItems())
                .filter(rows -> !rows.isEmpty() && rows.getFirst() instanceof SearchFace.Row row
                        && row.match().equals(word)).isPresent());
    }

    /** Adds the second of the products found. */
    void addFound() throws InterruptedException {
        hand.press(KeyCode.DOWN);
        adds(() -> hand.press(KeyCode.ENTER));
        hand.awaitGone("search-window");
    }

    /** Does what adds one line, and waits for the line. */
    void adds(Doing doing) throws InterruptedException {
        int before = lines().size();
        doing.now();
        published.await("line " + (before + 1) + " in the cart", session -> linesOf(session).size() == before + 1);
    }

    /** Does what concludes the running sale, and waits until its change is shown. */
    CompletedSale concludes(Doing doing) throws InterruptedException {
        Optional<UUID> before = lastId(published.session());
        doing.now();
        RegisterSession after = published.await("the sale concluded",
                session -> session.cart().isEmpty() && !lastId(session).equals(before));
        CompletedSale sale = after.lastSale().orElseThrow();
        if (!sale.transaction().voided()) {
            hand.awaitSight("next-sale");
        }
        parent.account(Account.of(sale));
        return sale;
    }

    /** Leaves the completed sale. */
    void nextSale() throws InterruptedException {
        hand.press(KeyCode.ENTER);
        hand.awaitGone("next-sale");
    }

    /** A small sale from the first scan to the next customer. */
    void sellQuickly(int articles) throws InterruptedException {
        scan(articles);
        concludes(() -> hand.press(KeyCode.F12));
        nextSale();
    }

    /** Types digits on the topmost pad. */
    void tapPad(String characters) throws InterruptedException {
        for (String key : characters.split("")) {
            hand.click("pad-" + key);
        }
    }

    /** What stands in the scan field. */
    String typed() {
        return Hand.onScreen(() -> ((TextInputControl) Hand.find(hand.scene().getRoot(), "scan").orElseThrow())
                .getText());
    }

    /** The running sale. */
    Cart cart() {
        return published.session().cart().orElseThrow(() -> new DayFailedException("there is no sale running"));
    }

    /** The lines of the running sale; none without. */
    List<CartLine> lines() {
        return linesOf(published.session());
    }

    /** The receipt number of a sale. */
    static long receipt(CompletedSale sale) {
        OptionalLong number = sale.committed().receiptNumber();
        return number.orElseThrow(() -> new DayFailedException("a sale without a receipt number"));
    }

    private void tapPin(String pin) throws InterruptedException {
        for (String digit : pin.split("")) {
            hand.click("pin-" + digit);
        }
    }

    private static List<CartLine> linesOf(RegisterSession session) {
        return session.cart().map(Cart::lines).orElse(List.of());
    }

    private static Optional<UUID> lastId(RegisterSession session) {
        return session.lastSale().map(sale -> sale.committed().id());
    }
}
