package org.evertill.app.screen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.staff.Permission;

/** Every state of every screen that is measured and drawn. A new screen, window or state gets its line here. */
final class ScreenStates {

    private ScreenStates() {
    }

    static List<ScreenState> all() {
        return Stream.of(beginning(), selling(), looks(), status(), connection(), paying(), asking(), news())
                .flatMap(List::stream).toList();
    }

    static ScreenState named(String name) {
        return all().stream().filter(state -> state.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<ScreenState> beginning() {
        return List.of(
                ScreenState.of("01-sign-on", register -> register, (register, model) ->
                        model.screens().signOn().choose("000160")),
                ScreenState.of("01-wrong-pin", register -> register, (register, model) -> {
                    model.screens().signOn().choose("000162");
                    model.show(register.refusing(Refusal.of(RefusalReason.WRONG_PIN)));
                }),
                ScreenState.of("01f-long-refusal", register -> register, (register, model) -> {
                    model.screens().signOn().choose("000160");
                    model.show(register.refusing(Refusal.of(RefusalReason.JOURNAL_IN_DOUBT)));
                }),
                ScreenState.still("01e-nobody-known", register -> register.with(now -> now.withStaff(List.of()))),
                ScreenState.still("17-home", SampleRegister::signedOn),
                ScreenState.still("17b-home-offline", register -> register.signedOn().offline()).offline(),
                ScreenState.of("17c-home-first-day", register -> register.signedOn().neverSynchronised()
                        .with(now -> now.withDaySales(Optional.empty())), (register, model) ->
                        model.show(SyncFigures.none("https://channel.harborstreet.example/retail"))).offline(),
                ScreenState.of("17d-home-status", SampleRegister::signedOn, (register, model) -> model.openStatus()));
    }

    private static List<ScreenState> selling() {
        return List.of(
                ScreenState.still("02-transaction", ScreenStates::sale),
                ScreenState.of("02-new-sale", SampleRegister::signedOn, (register, model) -> model.backToSale()),
                ScreenState.of("02-return-next", register -> sale(register).with(now -> now.withNextReturn("000160")),
                        (register, model) -> model.screens().sale().quantity("3")),
                ScreenState.of("02-category", ScreenStates::sale, (register, model) ->
                        model.screens().sale().choose("produce")),
                ScreenState.still("12-actions", ScreenStates::sale).pressing("#tab-1"),
                ScreenState.still("12-recent", ScreenStates::sale).pressing("#tab-2"),
                ScreenState.of("12-recent-none", SampleRegister::signedOn, (register, model) -> model.backToSale())
                        .pressing("#tab-2"),
                ScreenState.still("02-large-numbers", ScreenStates::largeSale),
                ScreenState.of("02-large-cash", ScreenStates::largeSale, (register, model) ->
                        model.screens().sale().payExact()),
                ScreenState.of("02-large-quick", ScreenStates::largeSale, (register, model) ->
                        model.screens().sale().payQuick(1)),
                ScreenState.of("03-offline", ScreenStates::sale, (register, model) ->
                        model.show(register.offline().snapshot())).offline(),
                ScreenState.of("08-search", ScreenStates::sale, (register, model) ->
                        model.openSearch(coffee(model.textsProperty().get().language()))),
                ScreenState.of("08b-search-empty", ScreenStates::sale, (register, model) -> model.openSearch("")));
    }

    private static List<ScreenState> looks() {
        return List.of(
                ScreenState.of("14-reconnecting", register -> sale(register).offline(), ScreenStates::reconnect)
                        .offline(),
                ScreenState.still("14-manual", register -> sale(register).disconnected()).offline(),
                ScreenState.of("14-catching-up", ScreenStates::sale, (register, model) ->
                        model.show(register.figures().catchingUp())),
                ScreenState.of("14-unavailable", register -> register.signedOn().neverSynchronised(),
                        (register, model) -> {
                            model.backToSale();
                            model.show(register.refusing(
                                    Refusal.of(RefusalReason.ITEM_NOT_FOUND, "4006381333931")));
                        }).offline());
    }

    private static List<ScreenState> status() {
        return List.of(
                ScreenState.of("05-status-offline", register -> sale(register).offline(),
                        (register, model) -> model.openStatus()).offline(),
                status("05b-status-online", SampleFigures::catchingUp),
                ScreenState.of("05c-not-ready", register -> sale(register)
                        .lacking(MissingPart.STAFF, MissingPart.PRICES, MissingPart.DISK)
                        .with(now -> now.withProfile(now.profile().with(OfflineProfileField.SYNC_INTERVAL, 1_000))),
                        (register, model) -> model.openStatus()),
                status("05d-old-prices", SampleFigures::oldPrices),
                status("05i-without-scale-unit", SampleFigures::withoutScaleUnit),
                ScreenState.of("05j-paused", register -> sale(register).with(now -> now.withProfile(now.profile()
                        .with(OfflineProfileField.PAUSE_OFFLINE_SYNCHRONIZATION, 1))),
                        (register, model) -> model.openStatus()),
                status("05k-package-rests", SampleFigures::resting),
                ScreenState.of("05e-manual", register -> sale(register).disconnected(),
                        (register, model) -> model.openStatus()).offline(),
                ScreenState.of("05f-first-start", register -> register.signedOn().neverSynchronised(),
                        (register, model) -> {
                            model.show(SyncFigures.none("https://channel.harborstreet.example/retail"));
                            model.backToSale();
                            model.openStatus();
                        }),
                ScreenState.of("05g-reconnecting", register -> sale(register).offline(), (register, model) -> {
                    reconnect(register, model);
                    model.openStatus();
                }).offline(),
                status("05h-damaged-journal", SampleFigures::damaged));
    }

    /** The Connection status window beside a sale, with these figures. */
    private static ScreenState status(String name, Function<SampleFigures, SyncFigures> figures) {
        return ScreenState.of(name, ScreenStates::sale, (register, model) -> {
            model.show(figures.apply(register.figures()));
            model.openStatus();
        });
    }

    private static List<ScreenState> connection() {
        return List.of(
                ScreenState.of("05l-set-aside", ScreenStates::sale, (register, model) -> {
                    model.show(register.figures().setAside());
                    model.openStatus();
                }),
                ScreenState.still("01b-sign-on-not-ready",
                        register -> register.lacking(MissingPart.PROFILE, MissingPart.DISK)),
                ScreenState.still("01c-switch-before-sign-on", SampleRegister::switchingBeforeSignOn),
                ScreenState.of("01d-who-switches", SampleRegister::switchingBeforeSignOn, (register, model) ->
                        model.show(register.asking(new Prompt.Authorization(
                                Permission.DATABASE_CONNECTION_STATUS, (number, pin) -> null)))),
                ScreenState.still("25-ask-offline", register -> sale(register).asking()).offline());
    }

    private static List<ScreenState> paying() {
        return List.of(
                ScreenState.of("06-payment", register -> register.signedOn().with(now -> now.withCart(register.cart()
                        .withTender("cash", Money.of("20", register.currency()), Money.zero(register.currency())))),
                        (register, model) -> model.openPayment("60")),
                ScreenState.of("06b-refund", ScreenStates::refund, (register, model) -> model.openPayment("")),
                ScreenState.of("07b-refunded", ScreenStates::refund, (register, model) ->
                        model.show(register.sold("-16.50").snapshot())),
                ScreenState.of("06-large-cash", ScreenStates::largeSale, (register, model) -> {
                    model.openPayment("");
                    model.screens().payment().takeQuick(0);
                }),
                ScreenState.of("07-large-change", ScreenStates::largeSale, (register, model) ->
                        model.show(register.sold("30000000").snapshot())),
                ScreenState.of("07-complete-offline", register -> sale(register).offline(), (register, model) ->
                        model.show(register.sold("60").snapshot())).offline(),
                ScreenState.of("07-complete", ScreenStates::sale, (register, model) ->
                        model.show(register.sold("60").snapshot())));
    }

    private static List<ScreenState> asking() {
        return List.of(
                ScreenState.of("18-confirm-void", register -> sale(register).disconnected(),
                        (register, model) -> model.press(500, "")).offline(),
                asks("20-price", register -> new Prompt.Number(Prompt.Subject.PRICE, 2, number -> null)),
                asks("20b-quantity", register -> new Prompt.Number(Prompt.Subject.QUANTITY, 0, number -> null)),
                asks("20c-price-check", register -> new Prompt.Code(Prompt.Subject.PRICE_CHECK, code -> null)),
                asks("26-which-product", register -> new Prompt.Product("04210005",
                        SampleGoods.soldGoods(register.currency()).subList(4, 6), item -> null)),
                asks("21-reason", register -> new Prompt.Reason(Prompt.Subject.PRICE_REASON,
                        register.session().reasonsFor(104), code -> null)),
                asks("22-manager", register -> new Prompt.Authorization(Permission.PRICE_OVERRIDE,
                        (number, pin) -> null)),
                ScreenState.of("22b-no-badge", ScreenStates::sale, (register, model) -> {
                    model.show(register.asking(new Prompt.Authorization(Permission.PRICE_OVERRIDE,
                            (number, pin) -> null)));
                    model.badgeScanned("4006381333931");
                }),
                ScreenState.of("22-large-quantity", ScreenStates::sale, (register, model) -> {
                    model.show(register.asking(new Prompt.Confirmation(
                            Prompt.Subject.LARGE_QUANTITY, List.of("80995"), step -> null)));
                    model.scanned("4006381333931");
                }),
                ScreenState.of("23-locked", ScreenStates::sale, (register, model) ->
                        model.show(register.with(now -> now.withLocked(true)).snapshot())),
                ScreenState.of("23-locked-silent", ScreenStates::sale, (register, model) -> {
                    model.screens().sounds().mute(true);
                    model.show(register.with(now -> now.withLocked(true)).snapshot());
                    model.show(register.refusing(Refusal.of(RefusalReason.WRONG_PIN)));
                }));
    }

    private static List<ScreenState> news() {
        return List.of(
                ScreenState.of("24-undo", ScreenStates::sale, (register, model) ->
                        model.show(register.noticing(new Notice.LineVoided(
                                register.cart().id(), 5, register.cart().line(5).orElseThrow().facts().product())))),
                ScreenState.of("24b-price-checked", SampleRegister::signedOn, (register, model) ->
                        model.show(register.noticing(new Notice.PriceChecked(
                                SampleGoods.soldGoods(register.currency()).getFirst())))),
                ScreenState.of("24d-price-per-measure", SampleRegister::signedOn, (register, model) ->
                        model.show(register.noticing(new Notice.PriceChecked(
                                SampleGoods.withContent(register.currency()))))),
                ScreenState.of("24e-sale-set-aside", SampleRegister::signedOn, (register, model) ->
                        model.show(register.noticing(new Notice.SaleSetAside()))),
                ScreenState.of("24c-back-online", register -> sale(register).offline(), (register, model) -> {
                    register.with(now -> now.withConnection(now.connection().connect("000160", 0).connection()
                            .attemptAnswered(false, SampleRegister.NOW, 0)));
                    model.show(register.snapshot());
                }));
    }

    private static void reconnect(SampleRegister register, RegisterViewModel model) {
        model.show(register.attempting().snapshot());
        register.later(Duration.ofMillis(1_200));
        model.tick();
    }

    private static SampleRegister refund(SampleRegister register) {
        return register.signedOn().with(now -> now.withCart(now.beginCart().withReturn(
                SampleGoods.soldGoods(register.currency()).getFirst(), Quantity.ONE, "000160")));
    }

    private static ScreenState asks(String name, java.util.function.Function<SampleRegister, Prompt> prompt) {
        return ScreenState.of(name, ScreenStates::sale, (register, model) ->
                model.show(register.asking(prompt.apply(register))));
    }

    private static SampleRegister sale(SampleRegister register) {
        return register.signedOn().selling();
    }

    private static SampleRegister largeSale(SampleRegister register) {
        return register.signedOn().with(now -> now.withCart(register.largeCart()));
    }

    private static String coffee(Language language) {
        return switch (language) {
            case ENGLISH -> "coffee";
            case FRENCH -> "café";
            case CHINESE -> "咖啡";
        };
    }
}
