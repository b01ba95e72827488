package org.evertill.app.screen.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.screen.complete.CompleteFace.Pair;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.LineTax;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.Store;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;

/** The sale that has just been concluded: its change and its receipt. Screen thread. */
public final class CompleteViewModel {

    private final ReadOnlyObjectWrapper<Optional<CompleteFace>> face =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What to show; empty before the first sale. */
    public ReadOnlyObjectProperty<Optional<CompleteFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Shows the newest sale in these words. Called again as its record is sent. */
    public void show(RegisterSession session, SyncFigures figures, Texts texts) {
        face.set(session.storeFacts().flatMap(store ->
                session.lastSale().map(sale -> face(sale, session, waits(sale, session, figures), store, texts))));
    }

    /** A sale rung up on the line is sent the moment after, unless earlier ones have been waiting for the line. */
    private static boolean waits(CompletedSale sale, RegisterSession session, SyncFigures figures) {
        boolean offTheLine = sale.transaction().connection() != ConnectionState.ONLINE
                || !session.connection().isOnline();
        boolean behindOthers = figures.upload().oldest()
                .filter(oldest -> oldest.isBefore(sale.transaction().at())).isPresent();
        return (offTheLine || behindOthers) && sale.committed().sequence() > figures.upload().answered();
    }

    private static CompleteFace face(CompletedSale sale, RegisterSession session, boolean waits, StoreFacts store,
            Texts texts) {
        Formats formats = texts.formats();
        SalesTransaction done = sale.transaction();
        Money zero = Money.zero(done.cart().currency());
        Money change = sum(done.cart().tenders().stream().map(TenderLine::change).toList(), zero);
        Money tendered = sum(done.cart().tenders().stream().map(TenderLine::amount).toList(), zero);
        boolean refund = tendered.isNegative();
        Money handed = refund ? tendered.negated() : change;
        String number = number(sale, session);
        return new CompleteFace(texts.get(refund ? Text.COMPLETE_TITLE_REFUND : Text.COMPLETE_TITLE),
                texts.get(waits ? Text.COMPLETE_RECEIPT_OFFLINE : Text.COMPLETE_RECEIPT, number),
                texts.get(refund ? Text.COMPLETE_REFUND : handed.isZero() ? Text.COMPLETE_NO_CHANGE
                        : Text.COMPLETE_CHANGE),
                formats.money(handed), ChangePieces.of(handed, store.denominations(), texts),
                texts.get(Text.COMPLETE_TENDERED, formats.money(tendered), formats.money(done.totals().total())),
                paper(sale, number, session, store.store(), texts));
    }

    private static String number(CompletedSale sale, RegisterSession session) {
        return sale.committed().receiptNumber().stream().mapToObj(session.identity()::receipt).findFirst().orElse("");
    }

    private static Money sum(List<Money> amounts, Money zero) {
        return amounts.stream().reduce(zero, Money::plus);
    }

    private static CompleteFace.Paper paper(CompletedSale sale, String number, RegisterSession session, Store store,
            Texts texts) {
        SalesTransaction done = sale.transaction();
        Formats formats = texts.formats();
        CartTotals totals = done.totals();
        String worker = session.worker().map(Worker::name).orElse(done.workerNumber());
        List<Pair> head = List.of(new Pair(texts.get(Text.PAPER_RECEIPT), number),
                new Pair(formats.receiptTime(done.at(), store.timeZone()), worker));
        List<Pair> lines = done.cart().lines().stream().filter(line -> !line.voided())
                .map(line -> line(line, texts)).toList();
        List<Pair> sums = new ArrayList<>();
        sums.add(new Pair(texts.get(Text.PAPER_SUBTOTAL), formats.money(totals.subtotal())));
        totals.taxes().forEach(tax -> sums.add(tax(tax, texts)));
        return new CompleteFace.Paper(store.name(), List.of(store.address(), store.phone()), head, lines, sums,
                new Pair(texts.get(Text.PAPER_TOTAL), formats.money(totals.total())), tenders(done, texts),
                number, store.receiptFooter());
    }

    private static Pair line(CartLine line, Texts texts) {
        String name = line.facts().product().nameIn(texts.language().code());
        boolean one = line.quantity().thousandths() == 1000;
        String quantity = texts.formats().quantity(line.quantity(), line.facts().product().unit());
        boolean weighed = !line.facts().product().unit().symbol().isEmpty();
        return new Pair(one ? name : quantity + (weighed ? " " : " × ") + name,
                texts.formats().money(line.amount()));
    }

    private static Pair tax(LineTax tax, Texts texts) {
        Text caption = tax.rate().inclusive() ? Text.TOTALS_TAX_INCLUDED : Text.TOTALS_TAX;
        return new Pair(texts.get(caption, texts.formats().rate(tax.rate().ratePpm())),
                texts.formats().money(tax.tax()));
    }

    private static List<Pair> tenders(SalesTransaction done, Texts texts) {
        List<Pair> pairs = new ArrayList<>();
        for (TenderLine tender : done.cart().tenders()) {
            pairs.add(new Pair(texts.get(Text.PAPER_CASH), texts.formats().money(tender.amount())));
            if (!tender.change().isZero()) {
                pairs.add(new Pair(texts.get(Text.PAPER_CHANGE), texts.formats().money(tender.change())));
            }
        }
        return pairs;
    }
}
