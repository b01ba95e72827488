package org.evertill.verification.demo;

import javafx.scene.input.KeyCode;
import org.evertill.app.text.Language;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.headquarters.demo.DemoPeople.Person;

/**
 * A day at the register, played through its screens: signing on, sales online, the line cut in the middle of a sale,
 * sales offline, back on the line, off it by hand, signing off. Ends with an exception at the first thing that is not
 * as it must be. For one thread that is not the screen's.
 */
final class StoreDay {

    private final Till till;
    private final Hand hand;
    private final Published published;
    private final Camera camera;
    private final ParentLine parent;
    private final Language language;
    private final Person cashier;

    StoreDay(Till till, Published published, Camera camera, ParentLine parent, Language language) {
        this.till = till;
        this.hand = till.hand();
        this.published = published;
        this.camera = camera;
        this.parent = parent;
        this.language = language;
        this.cashier = DemoPeople.ALL.stream().filter(person -> person.language().equals(language.code()))
                .findFirst().orElseThrow();
    }

    /** Plays it. */
    void play() throws InterruptedException {
        signOn();
        sellOnline();
        changeTheSale();
        takeBack();
        voidASale();
        Outage outage = new Outage(till, published, camera, parent);
        outage.play(language, cashier);
        outage.requireOnline();
        disconnect();
        signOff();
    }

    private void signOn() throws InterruptedException {
        published.await("the names of the staff", session -> !session.staff().isEmpty());
        till.choose(cashier);
        camera.take("sign-on");
        till.signOn(cashier);
        parent.account(cashier.name() + " signs on by PIN; shift "
                + published.session().shift().orElseThrow().number() + " opens");
        published.await("the offline database there",
                session -> session.connection().canSellOffline());
        published.awaitStatus("everything synchronised", status -> status.unsent().records() == 0
                && status.lastSuccess().isPresent());
        parent.account("The offline database has arrived with the first synchronization");
        camera.take("home");
        till.beginSale();
        camera.take("empty-sale");
    }

    private void sellOnline() throws InterruptedException {
        till.scan(3);
        till.concludes(() -> hand.press(KeyCode.F12));
        // the next customer's first scan leaves the completed sale by itself
        till.scan(1);
        require("an empty field after the scan", till.typed().isEmpty());
        till.tapTile(0);
        till.concludes(() -> hand.click("tender-quick-0"));
        till.nextSale();
    }

    /** One sale with everything a customer may want changed, paid in two parts. */
    private void changeTheSale() throws InterruptedException {
        till.scan(2);
        hand.type("3");
        hand.press(KeyCode.F4);
        till.scan(1);
        require("the quantity typed before the scan", till.lines().getLast().quantity().thousandths() == 3000);
        checkAPrice();
        till.tapTile(1);
        till.search(searchWord());
        camera.take("product-search");
        till.addFound();
        overrideAPrice();
        camera.take("sale-online");
        voidALineAndTakeItBack();
        payInParts();
    }

    private void checkAPrice() throws InterruptedException {
        int before = till.lines().size();
        hand.press(KeyCode.F7);
        hand.awaitSight("prompt-input");
        till.scanBlindly();
        hand.awaitSight("toast");
        require("a price check adding nothing", till.lines().size() == before);
        parent.account("A price is checked; nothing is added");
    }

    private void overrideAPrice() throws InterruptedException {
        hand.press(KeyCode.UP);
        hand.press(KeyCode.UP);
        hand.press(KeyCode.UP);
        hand.press(KeyCode.F5);
        till.authorize(DemoPeople.MANAGER);
        hand.awaitSight("prompt-input");
        hand.awaitGone("prompt-number");
        till.tapPad("1");
        hand.click("pad-" + separator());
        till.tapPad("49");
        hand.click("pad-enter");
        String reason = published.session().reasonsFor(104).getFirst().code();
        hand.click("choice-" + reason);
        RegisterSession after = published.await("a price overridden", session -> session.cart().orElseThrow()
                .lines().stream().anyMatch(line -> line.override().isPresent()));
        CartLine line = after.cart().orElseThrow().lines().stream().filter(each -> each.override().isPresent())
                .findFirst().orElseThrow();
        require("the price typed", line.unitPrice().toDecimal().movePointRight(2).intValue() == 149);
        parent.account(DemoPeople.MANAGER.name() + " allows another price for line " + line.number()
                + " (reason " + reason + "); the cashier may not");
    }

    private void voidALineAndTakeItBack() throws InterruptedException {
        hand.press(KeyCode.UP);
        hand.press(KeyCode.DELETE);
        published.await("a line voided", session -> voided(session.cart().orElseThrow()) == 1);
        hand.click("toast-action");
        published.await("the line back", session -> voided(session.cart().orElseThrow()) == 0);
        hand.press(KeyCode.DELETE);
        published.await("a line voided for good", session -> voided(session.cart().orElseThrow()) == 1);
        parent.account("A line is voided, taken back with Undo, and voided again");
    }

    private void payInParts() throws InterruptedException {
        hand.click("tender-cash");
        hand.awaitSight("payment-take");
        String part = Long.toString(till.cart().totals().total().minorUnits() / 250 + 1);
        hand.type(part);
        hand.press(KeyCode.ENTER);
        published.await("a part paid", session -> session.cart().map(cart -> cart.tenders().size() == 1).orElse(false));
        camera.take("payment");
        till.concludes(() -> hand.click("payment-quick-0"));
        camera.take("sale-complete");
        till.nextSale();
    }

    private void takeBack() throws InterruptedException {
        hand.press(KeyCode.F8);
        published.await("a return awaited", RegisterSession::nextIsReturn);
        till.scan(1);
        require("a returned line", till.lines().getFirst().isReturn());
        till.concludes(() -> hand.press(KeyCode.F12));
        till.nextSale();
    }

    private void voidASale() throws InterruptedException {
        till.scan(2);
        hand.press(KeyCode.CONTROL, KeyCode.BACK_SPACE);
        hand.awaitSight("dialog-keep");
        camera.take("void-confirm");
        hand.press(KeyCode.ESCAPE);
        hand.awaitGone("dialog-keep");
        require("the sale kept", till.lines().size() == 2);
        hand.press(KeyCode.CONTROL, KeyCode.BACK_SPACE);
        hand.click("dialog-destroy");
        till.concludes(() -> till.authorize(DemoPeople.MANAGER));
    }

    private void disconnect() throws InterruptedException {
        hand.click("action-917");
        till.authorize(DemoPeople.MANAGER);
        published.await("disconnected", session -> session.connection().state() == ConnectionState.DISCONNECTED);
        parent.account(DemoPeople.MANAGER.name() + " takes the register off the line (917)");
        till.sellQuickly(2);
        till.scan(2);
        published.awaitStatus("a sale kept back while disconnected", status -> status.unsent().sales() > 0);
        camera.take("manual-disconnect");
        till.concludes(() -> hand.press(KeyCode.F12));
        till.nextSale();
        hand.click("action-917");
        till.authorize(DemoPeople.MANAGER);
        published.await("connected", session -> session.connection().state() == ConnectionState.ONLINE);
        parent.account(DemoPeople.MANAGER.name() + " connects it again (917)");
        till.sellQuickly(1);
    }

    private void signOff() throws InterruptedException {
        hand.click("header-leave");
        published.await("signed off", session -> session.worker().isEmpty());
        hand.awaitSight("sign-on-number");
        parent.account(cashier.name() + " signs off");
        parent.awaitArrival();
    }

    private String searchWord() {
        return switch (language) {
            case ENGLISH -> "coffee";
            case FRENCH -> "café";
            case CHINESE -> "咖啡";
        };
    }

    private String separator() {
        return language == Language.FRENCH ? "," : ".";
    }

    private static long voided(Cart cart) {
        return cart.lines().stream().filter(CartLine::voided).count();
    }

    static void require(String what, boolean held) {
        if (!held) {
            throw new DayFailedException("not as it must be: " + what);
        }
    }
}
