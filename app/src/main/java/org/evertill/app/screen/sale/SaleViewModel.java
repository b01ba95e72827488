package org.evertill.app.screen.sale;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ActionGrid;
import org.evertill.app.component.CashOffer;
import org.evertill.app.component.TileGrid;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Kept;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.AddQuantity;
import org.evertill.commerce.operation.OperationCatalog;
import org.evertill.commerce.operation.PayCash;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.store.StoreFacts;

/** The transaction screen without its looks: what it shows, and what a tap or key on it means. Screen thread. */
public final class SaleViewModel {

    private static final int MOST_DIGITS = 7;

    private final RegisterPort port;
    private final TilePages pages = new TilePages();
    private final ReadOnlyObjectWrapper<Optional<SaleFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Kept<SaleRows> saleRows = new Kept<>();
    private final Kept<List<ActionGrid.Action>> buttons = new Kept<>();
    private Optional<RegisterSnapshot> shown = Optional.empty();
    private Texts texts;
    private int selected;
    private int linesSeen;
    private Optional<Quantity> nextQuantity = Optional.empty();
    private List<Money> quick = List.of();
    private final LargeCash largeCash = new LargeCash();

    public SaleViewModel(RegisterPort port, Texts texts) {
        this.port = port;
        this.texts = texts;
    }

    /** What to show; empty before the first snapshot. */
    public ReadOnlyObjectProperty<Optional<SaleFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows a snapshot in these words. */
    public void show(RegisterSnapshot snapshot, Texts words) {
        texts = words;
        Optional<Money> due = due();
        Optional<StoreFacts> before = shown.flatMap(last -> last.session().storeFacts());
        shown = Optional.of(snapshot);
        snapshot.session().storeFacts().ifPresent(now -> before.ifPresent(left -> leave(left, now)));
        if (!due.equals(due())) {
            largeCash.forget();
        }
        List<CartLine> lines = snapshot.session().cart().map(Cart::lines).orElse(List.of());
        pages.sold(lines);
        if (lines.size() != linesSeen) {
            selected = lines.size();
            linesSeen = lines.size();
        }
        draw();
    }

    /** The number of the selected line, 0 for none. */
    public int selected() {
        return selected;
    }

    /** What the selected line sells; empty when none is selected. */
    public String selectedName() {
        return cart().flatMap(cart -> cart.line(selected))
                .map(line -> line.facts().product().nameIn(texts.language().code())).orElse("");
    }

    /** A line was tapped. */
    public void select(int line) {
        selected = line;
        draw();
    }

    /** Selects the next line, or the one before with -1. */
    public void moveSelection(int by) {
        if (linesSeen > 0) {
            select(Math.clamp(selected + by, 1, linesSeen));
        }
    }

    /** Something was scanned, or typed and entered. */
    public void enter(String code) {
        if (!code.isBlank()) {
            port.submit().accept(new SellProduct(code.strip(), nextQuantity.orElse(Quantity.ONE), false));
            clearQuantity();
        }
    }

    /** A tile was tapped. */
    public void sell(String productNumber) {
        enter(productNumber);
    }

    /**
     * The quantity key: what is typed becomes the quantity of the next item; with nothing typed, the selected
     * line's quantity is asked for.
     *
     * @return whether the typed characters were taken
     */
    public boolean quantity(String typed) {
        if (typed.isBlank()) {
            press(105, "");
            return false;
        }
        String plain = texts.formats().plainDecimal(typed.strip());
        if (!plain.matches("\\d{1," + MOST_DIGITS + "}(\\.\\d{1,3})?")) {
            return false;
        }
        nextQuantity = Optional.of(Quantity.of(plain)).filter(quantity -> !quantity.isZero());
        draw();
        return true;
    }

    /** One more or one less of the selected line. */
    public void changeQuantity(int by) {
        if (cart().flatMap(cart -> cart.line(selected)).isPresent()) {
            port.submit().accept(new AddQuantity(selected, by));
        }
    }

    /** Takes back the chosen quantity; whether there was one. */
    public boolean clearQuantity() {
        boolean had = nextQuantity.isPresent();
        if (had) {
            nextQuantity = Optional.empty();
            draw();
        }
        return had;
    }

    /** A button of an operation was pressed, or its key, with what stands in the scan field. */
    public void press(int operation, String typed) {
        largeCash.forget();
        draw();
        port.submit().accept(OperationCatalog.entry(operation).button()
                .apply(new OperationCatalog.Press(selected, typed, Optional.empty(), owed())));
    }

    /** The exact amount in cash; a large one is asked about once. */
    public void payExact() {
        pay(due(), new PayCashQuick(owed()));
    }

    /** One of the round amounts in cash; a large one is asked about once. */
    public void payQuick(int index) {
        if (index < quick.size()) {
            pay(Optional.of(quick.get(index)), new PayCash(quick.get(index), owed()));
        }
    }

    private Optional<Owed> owed() {
        return cart().map(Cart::owed);
    }

    private void pay(Optional<Money> amount, SessionStep payment) {
        if (amount.map(largeCash::admits).orElse(true)) {
            port.submit().accept(payment);
        }
        draw();
    }

    /** What is due, or what goes back, without a sign. */
    private Optional<Money> due() {
        return cart().map(cart -> cart.totals().balance()).map(Money::abs);
    }

    /** A shelf was chosen; its products are fetched the first time. */
    public void choose(String categoryCode) {
        boolean fetch = pages.choose(categoryCode);
        draw();
        if (fetch) {
            fetch(categoryCode);
        }
    }

    private void leave(StoreFacts before, StoreFacts now) {
        if (before.dataVersion() != now.dataVersion() && pages.leave(before.dataVersion(), now)) {
            fetch(pages.chosen());
        }
    }

    private void fetch(String categoryCode) {
        shown.map(RegisterSnapshot::session).ifPresent(session -> port.inquire().accept(
                new Question.ProductSearch("", categoryCode, session.businessDate(), TileGrid.MOST, 0),
                answer -> fetched(categoryCode, answer)));
    }

    private void fetched(String categoryCode, Answer answer) {
        if (answer instanceof Answer.Products products) {
            pages.fetched(categoryCode, products.items());
            draw();
        }
    }

    private Optional<Cart> cart() {
        return shown.flatMap(snapshot -> snapshot.session().cart());
    }

    private void draw() {
        shown.filter(snapshot -> snapshot.session().storeFacts().isPresent()).ifPresent(snapshot ->
                face.set(Optional.of(face(snapshot, snapshot.session(),
                        snapshot.session().storeFacts().orElseThrow()))));
    }

    private SaleFace face(RegisterSnapshot snapshot, RegisterSession session, StoreFacts store) {
        Optional<Cart> running = session.cart();
        Cart cart = running.orElseGet(() -> emptyCart(store));
        CartTotals totals = cart.totals();
        boolean refund = totals.balance().isNegative();
        Money due = totals.balance().abs();
        CashOffer exact = offer(due, texts.formats().money(due), refund);
        quick = QuickCash.above(totals.balance(), store.denominations());
        SaleRows rows = saleRows.of(() -> new SaleRows(texts), texts);
        String pieces = texts.get(Text.PIECES, totals.pieces());
        return new SaleFace(texts.get(running.isPresent() ? Text.SALE_RUNNING : Text.SALE_NEW),
                running.map(sale -> texts.get(Text.SALE_BEGUN,
                                texts.formats().time(sale.begunAt(), store.store().timeZone())) + " · " + pieces)
                        .orElseGet(() -> texts.get(Text.SALE_NEW_DETAIL)),
                session.nextIsReturn() ? texts.get(Text.SALE_RETURN_NEXT) : "", rows.lines(cart), selected,
                rows.sums(cart, totals), texts.formats().money(totals.total()),
                texts.get(refund ? Text.TENDER_REFUND : Text.TENDER_DUE), texts.formats().money(due), pieces,
                cart.hasLiveLines(), exact,
                texts.get(exact.doubted() ? Text.TENDER_AGAIN : Text.TENDER_EXACT),
                quick.stream().map(money -> offer(money, texts.formats().shortMoney(money), false)).toList(),
                buttons.of(() -> SaleButtons.of(session, texts), session.connection(), session.worker(), texts),
                pages.chips(store, texts), pages.chosen(), pages.tiles(store, texts),
                pages.recent(store, texts),
                nextQuantity.map(count -> texts.get(Text.SCAN_QUANTITY, texts.formats().quantity(count))).orElse(""),
                texts.get(session.connection().isStranded() && !session.connection().canSellOffline()
                        ? Text.SCAN_NO_OFFLINE : Text.SCAN_PROMPT),
                snapshot.busy());
    }

    private CashOffer offer(Money amount, String text, boolean refund) {
        boolean doubted = largeCash.doubts(amount);
        Text question = refund ? Text.TENDER_SURE_REFUND : Text.TENDER_SURE;
        return new CashOffer(doubted ? texts.get(question, text) : text, doubted);
    }

    private static Cart emptyCart(StoreFacts store) {
        return Cart.begin(new java.util.UUID(0, 0), java.time.Instant.EPOCH, store.store().currency());
    }
}
