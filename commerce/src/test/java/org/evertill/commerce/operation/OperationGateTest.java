package org.evertill.commerce.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.evertill.commerce.fixture.Outcomes.answered;
import static org.evertill.commerce.fixture.Outcomes.applied;
import static org.evertill.commerce.fixture.Outcomes.asked;
import static org.evertill.commerce.fixture.Outcomes.prompted;
import static org.evertill.commerce.fixture.Outcomes.rejected;
import static org.evertill.commerce.fixture.Outcomes.rungUp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, and when; and the catalogue it goes by. */
class OperationGateTest {

    private static final RegisterSession SELLING = rungUp(Sessions.ofManager(), Items.piece("A", "2.00"));

    static Stream<OperationCatalog.Entry> entries() {
        return OperationCatalog.entries().stream();
    }

    static Stream<OperationCatalog.Entry> guarded() {
        return entries().filter(entry -> entry.permission().isPresent());
    }

    static Stream<OperationCatalog.Entry> forWorkers() {
        return entries().filter(entry -> entry.number() != 700);
    }

    @ParameterizedTest
    @MethodSource("forWorkers")
    void nothingWorksWhileNobodyIsSignedOn(OperationCatalog.Entry entry) {
        assertThat(rejected(pressed(entry).run(SELLING.withoutWorker())))
                .isEqualTo(Refusal.of(RefusalReason.NOT_SIGNED_ON));
    }

    @ParameterizedTest
    @MethodSource("forWorkers")
    void nothingWorksWhileTheRegisterIsLocked(OperationCatalog.Entry entry) {
        assertThat(rejected(pressed(entry).run(SELLING.withLocked(true))))
                .isEqualTo(Refusal.of(RefusalReason.LOCKED, "Morgan Manager"));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aManagersPinInPlaceLetsACashierDoIt(OperationCatalog.Entry entry) {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        Prompt.Authorization who = prompted(Prompt.Authorization.class, pressed(entry).run(cashiers));
        assertThat(who.permission()).isEqualTo(entry.permission().orElseThrow());
        SessionStep given = who.then().apply("1", Shop.PIN);
        assertThat(asked(given.run(cashiers)).question()).isEqualTo(new Question.Credentials("1", Shop.PIN));
        assertThat(answered(cashiers, given, new Answer.Proved(Sessions.MANAGER)))
                .isNotInstanceOf(OperationOutcome.Rejected.class);
        assertThat(rejected(answered(cashiers, given, new Answer.Proved(Sessions.worker("8")))))
                .isEqualTo(Refusal.of(RefusalReason.NOT_PERMITTED, who.permission().code()));
        Refusal wrong = Refusal.of(RefusalReason.WRONG_PIN);
        assertThat(rejected(answered(cashiers, given, new Answer.NotProved(wrong)))).isEqualTo(wrong);
    }

    @Test
    void theWorkerStaysSignedOnWhenAManagerAnswersForThem() {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        Prompt.Authorization who = prompted(Prompt.Authorization.class, new VoidTransaction().run(cashiers));
        OperationOutcome.Applied done =
                applied(answered(cashiers, who.then().apply("1", Shop.PIN), new Answer.Proved(Sessions.MANAGER)));
        assertThat(done.session().worker()).contains(Sessions.CASHIER);
        assertThat(done.entries()).singleElement().isInstanceOfSatisfying(SalesTransaction.class,
                voided -> {
                    assertThat(voided.workerNumber()).isEqualTo(Sessions.CASHIER.number());
                    assertThat(voided.voidWorker()).contains(Sessions.MANAGER.number());
                });
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void whatAManagerWasAskedInOneSaleIsNotDoneInTheNext(OperationCatalog.Entry entry) {
        RegisterSession cashiers = SELLING.withWorker(Sessions.CASHIER);
        SessionStep given = prompted(Prompt.Authorization.class, pressed(entry).run(cashiers)).then()
                .apply("1", Shop.PIN);
        RegisterSession next = rungUp(cashiers.withoutCart(), Items.piece("C", "5.00"));
        for (RegisterSession later : List.of(cashiers.withoutCart(), next)) {
            if (entry.number() == 917) {
                applied(answered(later, given, new Answer.Proved(Sessions.MANAGER)));
            } else {
                assertThat(rejected(given.run(later)).reason()).isEqualTo(RefusalReason.SALE_ENDED);
            }
        }
    }

    @Test
    void theConnectionCanBeSwitchedBeforeSignOnWhereTheProfileSaysSo() {
        RegisterSession nobody = SELLING.withoutWorker().withProfile(OfflineProfile.PUBLISHED_DEFAULTS.with(
                OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON, true));
        Prompt.Authorization who = prompted(Prompt.Authorization.class, new SwitchConnection().run(nobody));
        assertThat(who.permission()).isEqualTo(Permission.DATABASE_CONNECTION_STATUS);
        assertThat(asked(who.then().apply("1", Shop.PIN).run(nobody)).question())
                .as("the line that is switched may be silent").isEqualTo(new Question.Credentials("1", Shop.PIN, true));
        assertThat(rejected(answered(nobody, who.then().apply("7", Shop.PIN), new Answer.Proved(Sessions.CASHIER))))
                .isEqualTo(Refusal.of(RefusalReason.NOT_PERMITTED, Permission.DATABASE_CONNECTION_STATUS.code()));
        OperationOutcome.Applied done =
                applied(answered(nobody, who.then().apply("1", Shop.PIN), new Answer.Proved(Sessions.MANAGER)));
        assertThat(done.session().connection().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(done.session().worker()).isEmpty();
        assertThat(done.entries()).singleElement().isInstanceOfSatisfying(ConnectionSwitched.class,
                switched -> assertThat(switched.workerNumber()).isEqualTo("1"));
        assertThat(rejected(new VoidProduct(1).run(nobody)).reason()).isEqualTo(RefusalReason.NOT_SIGNED_ON);
    }

    @Test
    void nobodyIsAskedForAPinWhereTheRegisterCouldNotGoOfflineAnyway() {
        RegisterSession unready = SELLING.withWorker(Sessions.CASHIER).withConnection(
                SELLING.connection().withReadiness(OfflineReadiness.NEVER_SYNCHRONISED));
        assertThat(rejected(new SwitchConnection().run(unready)))
                .isEqualTo(Refusal.of(RefusalReason.CANNOT_GO_OFFLINE, "staff,prices,taxes"));
    }

    @Test
    void theSignOnScreenSwitchesNothingWhereTheProfileDoesNotSaySo() {
        assertThat(rejected(new SwitchConnection().run(SELLING.withoutWorker())).reason())
                .isEqualTo(RefusalReason.NOT_SIGNED_ON);
    }

    @Test
    void theCatalogueHoldsTheFieldsNumbersEachOnce() {
        assertThat(OperationCatalog.entries()).extracting(OperationCatalog.Entry::number).containsExactly(
                100, 101, 102, 104, 105, 106, 108, 109, 200, 206, 500, 700, 701, 703, 917);
        assertThat(guarded().map(entry -> entry.permission().orElseThrow())).containsExactly(
                Permission.VOID_PRODUCT, Permission.PRICE_OVERRIDE, Permission.RETURN_PRODUCT,
                Permission.VOID_TRANSACTION, Permission.DATABASE_CONNECTION_STATUS);
        assertThat(OperationCatalog.has(917)).isTrue();
        assertThat(OperationCatalog.has(918)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> OperationCatalog.entry(918));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aButtonMeansTheOperationOfItsNumber(OperationCatalog.Entry entry) {
        int number = pressed(entry).number();
        assertThat(number == 206 && entry.number() == 200 || number == entry.number()).isTrue();
        assertThat(entry.offline()).isEqualTo(OfflineRule.ALWAYS);
    }

    @Test
    void aButtonTakesAlongWhatIsTyped() {
        assertThat(press(105, "2.5")).isEqualTo(new SetQuantity(1, Optional.of(Quantity.of("2.5")), false));
        for (String noQuantity : List.of("", "4006381333931", "two", "1.2345", "-1")) {
            assertThat(press(105, noQuantity)).isEqualTo(new SetQuantity(1, Optional.empty(), false));
        }
        assertThat(press(100, "85123A")).isEqualTo(SellProduct.one("85123A"));
        Money ten = Money.of("10.00", Items.GBP);
        assertThat(OperationCatalog.entry(200).button().apply(new OperationCatalog.Press(0, "", Optional.of(ten),
                SELLING.owed())))
                .isEqualTo(new PayCash(ten, SELLING.owed()));
    }

    @Test
    void permissionsAreKnownByTheirPublishedCodes() {
        assertThat(Stream.of(Permission.values()).map(Permission::code)).containsExactly("price-override",
                "adjustment", "return-product", "void-product", "void-transaction", "database-connection-status");
        for (Permission permission : Permission.values()) {
            assertThat(Permission.ofCode(permission.code())).contains(permission);
        }
        assertThat(Permission.ofCode("own-the-shop")).isEmpty();
    }

    @Test
    void aPriceCheckSellsNothing() {
        RegisterSession session = Sessions.signedOn(new SettableClock(Sessions.OPENING), Sessions.CASHIER);
        OperationOutcome.Applied told = applied(
                answered(session, new CheckPrice("A"), new Answer.Item(Items.piece("A", "2.00"))));
        assertThat(told.session()).isEqualTo(session);
        assertThat(told.notice()).contains(new Notice.PriceChecked(Items.piece("A", "2.00")));
        assertThat(rejected(answered(session, new CheckPrice("A"), new Answer.NoSuchItem("A"))).reason())
                .isEqualTo(RefusalReason.ITEM_NOT_FOUND);
        assertThat(rejected(new CheckPrice("a\nb").run(session)).reason()).isEqualTo(RefusalReason.CODE_MALFORMED);
        Prompt.Code code = prompted(Prompt.Code.class, new CheckPrice("").run(session));
        assertThat(code.then().apply("A")).isEqualTo(new CheckPrice("A"));
    }

    @Test
    void aSearchIsAskedForAndChangesNothing() {
        OperationOutcome.Applied asked = applied(new SearchProducts().run(SELLING));
        assertThat(asked.session()).isEqualTo(SELLING);
        assertThat(asked.notice()).contains(new Notice.SearchRequested());
    }

    @Test
    void aVoidedTransactionIsKeptWithWhatItWouldHaveComeTo() {
        OperationOutcome.Applied done = applied(new VoidTransaction().run(SELLING));
        assertThat(done.notice()).contains(new Notice.TransactionVoided());
        assertThat(done.session().cart()).isEmpty();
        assertThat(done.entries()).singleElement().isInstanceOfSatisfying(SalesTransaction.class, voided -> {
            assertThat(voided.voided()).isTrue();
            assertThat(voided.voidWorker()).contains(Sessions.MANAGER.number());
            assertThat(voided.totals()).isEqualTo(SELLING.cart().orElseThrow().totals());
        });
        assertThat(rejected(new VoidTransaction().run(Sessions.ofManager())).reason())
                .isEqualTo(RefusalReason.NO_SALE);
    }

    private static PosOperation pressed(OperationCatalog.Entry entry) {
        return entry.button().apply(new OperationCatalog.Press(1, "", Optional.empty(), Optional.empty()));
    }

    private static PosOperation press(int number, String code) {
        return OperationCatalog.entry(number).button()
                .apply(new OperationCatalog.Press(1, code, Optional.empty(), Optional.empty()));
    }
}
