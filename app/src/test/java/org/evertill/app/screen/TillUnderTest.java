package org.evertill.app.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Language;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;

/**
 * The register's real rules under real view models, on one thread and without a disk: what is submitted runs at
 * once, questions are answered from the sample goods.
 */
final class TillUnderTest {

    static final String CASHIER = "000160";
    static final String CASHIER_PIN = "1600";
    static final String MANAGER = "000124";
    static final String MANAGER_PIN = "1240";

    final RegisterViewModel model;
    final List<SessionStep> submitted = new ArrayList<>();
    final List<Question> inquired = new ArrayList<>();
    private final SampleRegister sample;
    private RegisterSession session;
    private long snapshots;
    private long receipts;

    TillUnderTest(Language language) {
        this.sample = new SampleRegister(language);
        this.session = sample.session();
        RegisterPort port = new RegisterPort(this::submit,
                (question, then) -> {
                    inquired.add(question);
                    then.accept(answer(question));
                }, () -> { });
        this.model = new RegisterViewModel(port, "https://scale-unit.example", "1.0");
        model.show(sample.figures().of(true));
        show(Optional.empty(), Optional.empty(), Optional.empty());
    }

    RegisterSession session() {
        return session;
    }

    /** Signs the cashier on, as the screen does. */
    TillUnderTest signedOn() {
        model.screens().signOn().choose(CASHIER);
        model.screens().signOn().signOn(CASHIER_PIN);
        return this;
    }

    /** So much time passes, and the screens see it. */
    void later(Duration time) {
        sample.later(time);
        model.tick();
    }

    /** The scale unit stops answering. */
    void cut() {
        submit(ConnectionSteps.questionFailed(SwitchCause.NO_ANSWER));
    }

    void submit(SessionStep step) {
        submitted.add(step);
        run(step);
    }

    private void run(SessionStep step) {
        switch (step.run(session)) {
            case OperationOutcome.Applied applied -> apply(applied);
            case OperationOutcome.NeedsInput(Prompt prompt) ->
                    show(Optional.of(prompt), Optional.empty(), Optional.empty());
            case OperationOutcome.Rejected(Refusal why) ->
                    show(Optional.empty(), Optional.of(why), Optional.empty());
            case OperationOutcome.NeedsAnswer needed -> {
                session = needed.session();
                run(needed.then().apply(answer(needed.question())));
            }
        }
    }

    private void apply(OperationOutcome.Applied applied) {
        session = applied.session();
        for (JournalEntry entry : applied.entries()) {
            if (entry instanceof SalesTransaction sale) {
                OptionalLong receipt = sale.voided() ? OptionalLong.empty() : OptionalLong.of(++receipts);
                session = session.withLastSale(new CompletedSale(sale,
                        new Committed(sale.id(), 2, receipts, receipt)));
                session = session.withDaySales(session.soldToday().or(() -> Optional.of(
                        DaySales.none(sale.businessDate(), sale.cart().currency()))).map(day -> day.plus(sale)));
            }
        }
        show(Optional.empty(), Optional.empty(), applied.notice());
    }

    private void show(Optional<Prompt> prompt, Optional<Refusal> refusal, Optional<Notice> notice) {
        snapshots++;
        model.show(new RegisterSnapshot(snapshots, session, prompt, refusal, notice, false));
    }

    private Answer answer(Question question) {
        return switch (question) {
            case Question.ItemByCode wanted -> goods().filter(item ->
                            item.product().number().equals(wanted.code())).findFirst()
                    .<Answer>map(Answer.Item::new)
                    .orElseGet(() -> new Answer.NoSuchItem(wanted.code()));
            case Question.ProductSearch search -> {
                List<ItemFacts> found = goods().filter(item -> item.product().name().toLowerCase(java.util.Locale.ROOT)
                        .contains(search.text().toLowerCase(java.util.Locale.ROOT)))
                        .filter(item -> search.categoryCode().isEmpty()
                                || item.product().categoryCode().equals(search.categoryCode())).toList();
                yield new Answer.Products(found.size(), found);
            }
            case Question.Credentials who -> prove(who);
            case Question.StaffList list -> new Answer.Staff(SampleRegister.staff());
            case Question.StoreDescription store -> new Answer.Described(sample.storeFacts());
        };
    }

    private static Answer prove(Question.Credentials who) {
        if (who.workerNumber().equals(CASHIER) && who.pin().equals(CASHIER_PIN)) {
            return new Answer.Proved(new Worker(CASHIER, "Maya Ortiz", "en", java.util.EnumSet.of(
                    Permission.VOID_PRODUCT, Permission.RETURN_PRODUCT, Permission.VOID_TRANSACTION,
                    Permission.DATABASE_CONNECTION_STATUS)));
        }
        if (who.workerNumber().equals(MANAGER) && who.pin().equals(MANAGER_PIN)) {
            return new Answer.Proved(new Worker(MANAGER, "Dana Chen", "fr",
                    java.util.EnumSet.allOf(Permission.class)));
        }
        return new Answer.NotProved(Refusal.of(RefusalReason.WRONG_PIN));
    }

    private Stream<ItemFacts> goods() {
        return Stream.concat(SampleGoods.soldGoods(sample.currency()).stream(),
                SampleGoods.favourites(sample.currency()).stream());
    }
}
