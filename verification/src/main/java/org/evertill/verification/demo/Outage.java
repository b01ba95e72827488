package org.evertill.verification.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.evertill.app.text.Language;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.headquarters.demo.DemoPeople.Person;

/** The part of the day without a line: cut in the middle of a sale, sales offline, back on the line, caught up. */
final class Outage {

    private final Till till;
    private final Hand hand;
    private final Published published;
    private final Camera camera;
    private final ParentLine parent;

    Outage(Till till, Published published, Camera camera, ParentLine parent) {
        this.till = till;
        this.hand = till.hand();
        this.published = published;
        this.camera = camera;
        this.parent = parent;
    }

    void play(Language language, Person cashier) throws InterruptedException {
        cutInMidSale();
        sellOffline(language, cashier);
        failToConnect();
        comeBack();
        catchUp();
        refusedInMidSale();
    }

    /** On a machine too busy to answer in time the register has gone offline already, as it should. */
    void requireOnline() throws InterruptedException {
        if (published.session().connection().state() == ConnectionState.OFFLINE) {
            parent.account("The scale unit did not answer in time on this busy machine; the register is offline");
            connect();
        }
    }

    private void cutInMidSale() throws InterruptedException {
        requireOnline();
        till.scan(2);
        List<CartLine> before = till.lines();
        parent.cutBy("hang");
        parent.account("The network goes silent in the middle of a sale; the cashier goes on scanning");
        long begun = System.nanoTime();
        List<String> scanned = new ArrayList<>();
        scanned.add(till.scanBlindly());
        published.awaitQuestion("a question out");
        scanned.add(till.scanBlindly());
        scanned.add(till.scanBlindly());
        hand.type("2");
        hand.press(KeyCode.F4);
        scanned.add(till.scanBlindly());
        published.await("offline with all lines", session -> session.connection().state() == ConnectionState.OFFLINE
                && till.lines().size() == before.size() + scanned.size());
        long millis = (System.nanoTime() - begun) / 1_000_000;
        requireKept(before, scanned);
        parent.account("Offline " + millis + " ms after the first unanswered scan; all "
                + Account.count(scanned.size(), "scan") + " made meanwhile are there, in order");
        hand.awaitSight("toast");
        camera.take("offline-in-mid-sale");
        till.concludes(() -> hand.click("tender-quick-0"));
        camera.take("sale-complete-offline");
        till.nextSale();
    }

    private void requireKept(List<CartLine> before, List<String> scanned) {
        List<CartLine> after = till.lines();
        StoreDay.require("the lines rung online, untouched", after.subList(0, before.size()).equals(before));
        StoreDay.require("the lines scanned during the cut, in order", after.subList(before.size(), after.size())
                .stream().map(line -> line.facts().product().number()).toList().equals(scanned));
        StoreDay.require("the quantity typed during the cut",
                after.getLast().quantity().thousandths() == 2000);
    }

    private void sellOffline(Language language, Person cashier) throws InterruptedException {
        till.sellQuickly(3);
        till.lockAndUnlock(cashier);
        parent.account("The register is locked and taken back: the PIN is known offline");
        till.tapTile(2);
        till.search(language == Language.CHINESE ? "面包" : language == Language.FRENCH ? "pain" : "loaf");
        till.addFound();
        till.concludes(() -> hand.press(KeyCode.F12));
        till.nextSale();
    }

    private void failToConnect() throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.I);
        hand.awaitSight("connection-window");
        published.awaitStatus("sales waiting to be uploaded", status -> status.unsent().sales() >= 3);
        camera.take("connection-offline");
        int attempts = published.session().connection().attempts();
        hand.click("status-switch");
        till.authorize(DemoPeople.MANAGER);
        published.await("a failed attempt", session -> session.connection().attempts() > attempts
                && session.connection().attempt() == Connection.Attempt.NONE
                && session.connection().state() == ConnectionState.OFFLINE);
        parent.account("917 Connect while the network is still silent: tried once, stays offline ("
                + published.session().connection().failure().map(failure -> failure.cause().name())
                        .orElse("no reason") + ")");
        camera.take("connect-failed");
    }

    private void comeBack() throws InterruptedException {
        parent.cutBy("pass");
        parent.account("The network is back");
        connect();
    }

    private void connect() throws InterruptedException {
        hand.click("action-917");
        till.authorize(DemoPeople.MANAGER);
        published.await("online", session -> session.connection().state() == ConnectionState.ONLINE);
        parent.account("917 Connect: online");
    }

    private void catchUp() throws InterruptedException {
        hand.press(KeyCode.CONTROL, KeyCode.I);
        hand.click("status-sync");
        parent.awaitArrival();
        published.awaitStatus("nothing left to upload", status -> status.unsent().records() == 0);
        parent.account("Sync now: everything is at headquarters");
        camera.take("connection-online");
        hand.press(KeyCode.ESCAPE);
        hand.awaitGone("connection-window");
    }

    /** The other way of failing: nobody listens, so nothing has to be waited for. */
    private void refusedInMidSale() throws InterruptedException {
        requireOnline();
        till.scan(1);
        parent.cutBy("refuse");
        till.scan(2);
        published.await("offline", session -> session.connection().state() == ConnectionState.OFFLINE);
        parent.account("The network is refused in the middle of a sale: offline without a wait");
        till.concludes(() -> hand.press(KeyCode.F12));
        till.nextSale();
        parent.cutBy("pass");
        connect();
    }
}
