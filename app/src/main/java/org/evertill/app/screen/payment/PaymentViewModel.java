package org.evertill.app.screen.payment;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.CashOffer;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.sale.LargeCash;
import org.evertill.app.screen.sale.QuickCash;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.operation.PayCash;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.store.Denomination;
import org.evertill.commerce.store.StoreFacts;

/** Taking cash: the amount typed, the notes suggested, and what comes of it. Screen thread. */
public final class PaymentViewModel {

    private static final int MOST_NOTES = 6;

    private final RegisterPort port;
    private final ReadOnlyObjectWrapper<Optional<PaymentFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Texts texts;
    private Optional<Cart> cart = Optional.empty();
    private Optional<StoreFacts> store = Optional.empty();
    private Optional<TypedAmount> typed = Optional.empty();
    private List<Money> quick = List.of();
    private List<Money> notes = List.of();
    private final LargeCash largeCash = new LargeCash();

    public PaymentViewModel(RegisterPort port, Texts texts) {
        this.port = port;
        this.texts = texts;
    }

    /** What to show; empty while there is no sale. */
    public ReadOnlyObjectProperty<Optional<PaymentFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows a snapshot in these words. */
    public void show(RegisterSnapshot snapshot, Texts words) {
        texts = words;
        store = snapshot.session().storeFacts();
        Optional<Cart> next = snapshot.session().cart();
        if (!next.map(PaymentViewModel::due).equals(cart.map(PaymentViewModel::due))) {
            largeCash.forget();
        }
        if (!next.map(Cart::tenders).equals(cart.map(Cart::tenders))) {
            typed.ifPresent(TypedAmount::clear);
        }
        cart = next;
        draw();
    }

    /** The payment opens with what was typed on the sale. */
    public void open(String alreadyTyped) {
        typed = cart.map(sale -> new TypedAmount(sale.currency()));
        type(alreadyTyped);
    }

    /** Digits, or the separator of the language. */
    public void type(String characters) {
        change(amount -> amount.type(texts.formats().plainDecimal(characters)));
    }

    public void backspace() {
        change(TypedAmount::backspace);
    }

    public void clear() {
        change(TypedAmount::clear);
    }

    /** One of the suggested notes: takes it. */
    public void takeQuick(int index) {
        if (index < quick.size()) {
            pay(quick.get(index), new PayCash(quick.get(index), owed()));
        }
    }

    /** A note was handed over: adds it to the amount. */
    public void addNote(int index) {
        if (index < notes.size()) {
            change(amount -> amount.add(notes.get(index)));
        }
    }

    /** The exact balance. */
    public void takeExact() {
        cart.ifPresent(sale -> pay(due(sale), new PayCashQuick(owed())));
    }

    /** Takes what was typed, or the exact balance when nothing was. */
    public void take() {
        Optional<Money> amount = typed.flatMap(TypedAmount::amount);
        amount.ifPresentOrElse(given -> pay(given, new PayCash(given, owed())), this::takeExact);
    }

    /** However cash is taken or paid out here, a large amount is asked about once. */
    private void pay(Money amount, SessionStep payment) {
        if (largeCash.admits(amount)) {
            port.submit().accept(payment);
        }
        draw();
    }

    private Optional<Owed> owed() {
        return cart.map(Cart::owed);
    }

    private void change(java.util.function.Consumer<TypedAmount> change) {
        largeCash.forget();
        typed.ifPresent(change);
        draw();
    }

    /** What is due, or what goes back, without a sign. */
    private static Money due(Cart sale) {
        return sale.totals().balance().abs();
    }

    private void draw() {
        face.set(cart.map(this::face));
    }

    private PaymentFace face(Cart sale) {
        CartTotals totals = sale.totals();
        Formats formats = texts.formats();
        boolean refund = totals.balance().isNegative();
        Money due = due(sale);
        Optional<Money> amount = typed.flatMap(TypedAmount::amount);
        Money taking = amount.orElse(due);
        quick = refund ? List.of() : QuickCash.above(totals.balance(),
                store.map(StoreFacts::denominations).orElse(List.of()));
        notes = refund ? List.of() : notesOf(sale);
        return new PaymentFace(texts.get(Text.PAYMENT_TOTAL, formats.money(totals.total())),
                texts.get(refund ? Text.PAYMENT_BALANCE_REFUND : Text.PAYMENT_BALANCE), formats.money(due),
                totals.paid().isZero() ? "" : texts.get(Text.PAYMENT_PAID, formats.money(totals.paid())),
                share(totals), refund, tenders(sale),
                texts.get(refund ? Text.PAYMENT_CASH_REFUND : Text.PAYMENT_CASH_HOW),
                texts.get(refund ? Text.PAYMENT_AMOUNT_REFUND : Text.PAYMENT_AMOUNT), formats.money(taking),
                amount.isPresent(),
                quick.stream().map(money -> offer(money, formats.shortMoney(money), refund)).toList(),
                notes.stream().map(formats::shortMoney).toList(),
                exact(due, refund),
                texts.get(refund ? Text.PAYMENT_PAY_OUT : Text.PAYMENT_TAKE, formats.money(taking)),
                consequence(taking, due, refund));
    }

    private CashOffer exact(Money due, boolean refund) {
        String text = texts.formats().money(due);
        return largeCash.doubts(due) ? offer(due, text, refund)
                : new CashOffer(texts.get(Text.PAYMENT_EXACT, text), false);
    }

    private CashOffer offer(Money amount, String text, boolean refund) {
        boolean doubted = largeCash.doubts(amount);
        Text question = refund ? Text.TENDER_SURE_REFUND : Text.TENDER_SURE;
        return new CashOffer(doubted ? texts.get(question, text) : text, doubted);
    }

    private List<Money> notesOf(Cart sale) {
        return store.map(StoreFacts::denominations).orElse(List.of()).stream().filter(Denomination::note)
                .map(Denomination::value).filter(value -> value.currency().equals(sale.currency()))
                .sorted().limit(MOST_NOTES).toList();
    }

    private String consequence(Money taking, Money due, boolean refund) {
        if (largeCash.doubts(taking)) {
            return texts.get(refund ? Text.PAYMENT_LARGE_REFUND : Text.PAYMENT_LARGE,
                    texts.formats().money(taking));
        }
        if (refund) {
            return "";
        }
        Money change = taking.minus(due);
        return change.isNegative() ? texts.get(Text.PAYMENT_LEFT, texts.formats().money(change.negated()))
                : texts.get(Text.PAYMENT_CHANGE, texts.formats().money(change));
    }

    private List<PaymentFace.Tender> tenders(Cart sale) {
        return sale.tenders().stream().map(tender -> new PaymentFace.Tender(
                texts.get(Text.PAYMENT_RECEIVED), texts.formats().money(tender.paid()))).toList();
    }

    private static double share(CartTotals totals) {
        return totals.total().isZero() ? 0 : (double) totals.paid().minorUnits() / totals.total().minorUnits();
    }
}
