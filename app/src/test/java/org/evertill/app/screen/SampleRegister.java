package org.evertill.app.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.evertill.app.text.Language;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.LineFailure;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.ReasonCode;
import org.evertill.commerce.store.Store;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.SalesTransaction;

/** A register at 2:32 PM on a Friday, for screen tests: sessions and snapshots as the real one would publish them. */
final class SampleRegister {

    static final Instant NOW = Instant.parse("2026-11-20T22:32:00Z");
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private final AtomicLong snapshots = new AtomicLong();
    private final Language language;
    private final Currency currency;
    private final AtomicLong nanos = new AtomicLong();
    private RegisterSession session;

    SampleRegister(Language language) {
        this.language = language;
        this.currency = SampleGoods.currency(language);
        AtomicLong ids = new AtomicLong();
        RegisterEnvironment environment = new RegisterEnvironment(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get,
                () -> new UUID(7, ids.incrementAndGet()));
        Connection connection = Connection.started(Optional.empty(), OfflineReadiness.READY,
                NOW.minus(Duration.ofHours(6)), 0);
        this.session = RegisterSession.start(environment, new RegisterIdentity("0042", "03", 2),
                        OfflineProfile.PUBLISHED_DEFAULTS, connection,
                        new RegisterPast(Optional.empty(), Optional.empty(), Optional.empty(), 17, false))
                .withStaff(staff()).withStoreFacts(storeFacts())
                .withShift(new Shift(new UUID(1, 1), 18, Instant.parse("2026-11-20T16:02:00Z"), "000160"));
    }

    static List<StaffMember> staff() {
        return List.of(new StaffMember("000160", "Maya Ortiz"), new StaffMember("000124", "Dana Chen"),
                new StaffMember("000171", "Luca Klein"), new StaffMember("000162", "陈晓雨"),
                new StaffMember("000188", "Amira Said"));
    }

    StoreFacts storeFacts() {
        Store store = new Store("0042", storeName(), "1201 Harbor St, Seattle WA", "(206) 555-0142", currency, ZONE,
                language.code(), "Thank you, see you soon");
        return new StoreFacts(store, SampleGoods.denominations(currency), SampleGoods.categories(), reasons(),
                SampleGoods.favourites(currency), 48_211);
    }

    private String storeName() {
        return switch (language) {
            case ENGLISH -> "Harbor Street";
            case FRENCH -> "Rue du Port";
            case CHINESE -> "海港街店";
        };
    }

    private static List<ReasonCode> reasons() {
        return List.of(reason("damaged", "Damaged or short-dated", "Abîmé ou date courte", "损坏或临期"),
                reason("match", "Price match", "Alignement de prix", "价格匹配"),
                reason("label", "Wrong shelf label", "Étiquette erronée", "标签错误"),
                reason("manager", "Manager’s decision", "Décision du responsable", "经理决定"));
    }

    private static ReasonCode reason(String code, String en, String fr, String zh) {
        return new ReasonCode(code, 104, Map.of("en", en, "fr", fr, "zh", zh));
    }

    Currency currency() {
        return currency;
    }

    SampleFigures figures() {
        return new SampleFigures(currency);
    }

    /** So much later, by the ticker. */
    SampleRegister later(Duration time) {
        nanos.addAndGet(time.toNanos());
        return this;
    }

    RegisterSession session() {
        return session;
    }

    SampleRegister with(java.util.function.UnaryOperator<RegisterSession> change) {
        session = change.apply(session);
        return this;
    }

    SampleRegister signedOn() {
        Worker maya = new Worker("000160", "Maya Ortiz", language.code(), EnumSet.of(Permission.VOID_PRODUCT,
                Permission.RETURN_PRODUCT, Permission.VOID_TRANSACTION, Permission.DATABASE_CONNECTION_STATUS));
        return with(now -> now.withWorker(maya).withDaySales(Optional.of(
                new DaySales(LocalDate.of(2026, 11, 20), 37, Money.of("1284.55", currency)))));
    }

    /** The seven lines of the design: one weighed, one voided, one with another price, one returned. */
    SampleRegister selling() {
        return with(now -> now.withCart(cart()));
    }

    Cart cart() {
        Cart cart = Cart.begin(new UUID(9, 9), NOW.minusSeconds(240), currency);
        List<Quantity> quantities = List.of(Quantity.of(2), Quantity.ONE, Quantity.of(-1), Quantity.of("1.84"),
                Quantity.ONE, Quantity.of(2), Quantity.ONE);
        List<ItemFacts> goods = new ArrayList<>(SampleGoods.soldGoods(currency));
        for (int i = 0; i < goods.size(); i++) {
            Quantity quantity = quantities.get(i);
            cart = quantity.isNegative() ? cart.withReturn(goods.get(i), quantity.size(), "000160")
                    : cart.withItem(goods.get(i), quantity);
        }
        return cart.withLine(5, line -> line.voidedBy("000160")).withLine(1, line ->
                line.withPrice(UnitPrice.of("14.85", currency), new PriceOverride("match", "000124")));
    }

    /** As much of each thing as real stores have sold, and more. */
    Cart largeCart() {
        Cart cart = session.beginCart();
        List<Quantity> quantities = List.of(Quantity.of(80_995), Quantity.of(1_000), Quantity.of(-80_995),
                Quantity.of("12345.67"), Quantity.of(1_000_000), Quantity.of(250), Quantity.ONE);
        List<ItemFacts> goods = new ArrayList<>(SampleGoods.soldGoods(currency));
        for (int i = 0; i < goods.size(); i++) {
            Quantity quantity = quantities.get(i);
            cart = quantity.isNegative() ? cart.withReturn(goods.get(i), quantity.size(), "000160")
                    : cart.withItem(goods.get(i), quantity);
        }
        return cart.withLine(7, line ->
                line.withPrice(UnitPrice.of("999999.99", currency), new PriceOverride("match", "000124")));
    }

    SampleRegister offline() {
        return with(now -> now.withConnection(now.connection().questionFailed(new LineFailure(SwitchCause.NO_ANSWER,
                NOW.minusSeconds(240), now.profile().requestTimeoutMillis(), 0), 0)));
    }

    /** The third attempt to come back is running. */
    SampleRegister attempting() {
        return with(now -> {
            Connection off = now.connection();
            for (int i = 0; i < 3; i++) {
                off = off.attemptForgotten().healthCheckDue(nanos.get()).connection();
            }
            return now.withConnection(off);
        });
    }

    SampleRegister asking() {
        return with(now -> now.withConnection(now.connection().asking(new LineFailure(SwitchCause.NO_ANSWER, NOW,
                now.profile().requestTimeoutMillis(), 0))));
    }

    SampleRegister disconnected() {
        return with(now -> now.withConnection(now.connection().disconnect("000124",
                Instant.parse("2026-11-20T21:15:00Z"), 0)));
    }

    SampleRegister switchingBeforeSignOn() {
        return with(now -> now.withProfile(
                now.profile().with(OfflineProfileField.MANUAL_SWITCH_BEFORE_SIGN_ON, true)));
    }

    SampleRegister lacking(MissingPart first, MissingPart... more) {
        return with(now -> now.withConnection(now.connection()
                .withReadiness(new OfflineReadiness(EnumSet.of(first, more)))));
    }

    SampleRegister neverSynchronised() {
        return with(now -> now.withConnection(now.connection().withReadiness(OfflineReadiness.NEVER_SYNCHRONISED)));
    }

    SampleRegister sold(String tendered) {
        return with(now -> {
            Cart cart = now.cart().orElseGet(this::cart);
            Money given = Money.of(tendered, currency);
            Cart paid = cart.withTender("cash", given, given.minus(cart.totals().balance()));
            SalesTransaction done = new SalesTransaction(NOW, LocalDate.of(2026, 11, 20), "000160", new UUID(1, 1),
                    now.connection().state(), paid, paid.totals(), Optional.empty());
            return now.withoutCart().withLastSale(new CompletedSale(done,
                    new Committed(new UUID(3, snapshots.get() + 1), 2, 80, OptionalLong.of(67))));
        });
    }

    RegisterSnapshot snapshot() {
        return snapshot(Optional.empty(), Optional.empty(), Optional.empty());
    }

    RegisterSnapshot asking(Prompt prompt) {
        return snapshot(Optional.of(prompt), Optional.empty(), Optional.empty());
    }

    RegisterSnapshot refusing(Refusal refusal) {
        return snapshot(Optional.empty(), Optional.of(refusal), Optional.empty());
    }

    RegisterSnapshot noticing(Notice notice) {
        return snapshot(Optional.empty(), Optional.empty(), Optional.of(notice));
    }

    private RegisterSnapshot snapshot(Optional<Prompt> prompt, Optional<Refusal> refusal, Optional<Notice> notice) {
        return new RegisterSnapshot(snapshots.incrementAndGet(), session, prompt, refusal, notice, false);
    }
}
