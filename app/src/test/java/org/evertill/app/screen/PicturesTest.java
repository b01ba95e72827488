package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Theme;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Draws every screen in every language at 1366×768, for people to look at: {@code target/pictures}. */
class PicturesTest {

    private static final Path FOLDER = Path.of("target/pictures");
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    /** Which are drawn unless {@code -Devertill.pictures=REGEX} says otherwise, such as {@code .*} for all. */
    private static final String USUALLY = "en/.*|(fr|zh)/(03|14-manual).*";
    private static final Duration SETTLED = Duration.millis(260);
    private static final Duration TINT_FADED = Duration.millis(700);

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void drawsEverySellingScreen(Language language) throws Exception {
        draw("01-sign-on", language, SampleRegister::session, model -> model.screens().signOn().choose("000160"));
        draw("02-transaction", language, register -> register.signedOn().selling().session(), model -> { });
        draw("02-large-numbers", language, register -> register.signedOn().with(now ->
                now.withCart(register.largeCart())).session(), model -> { });
        draw("02-large-cash", language, register -> register.signedOn().with(now ->
                now.withCart(register.largeCart())).session(), model -> {
            model.screens().sale().payExact();
        });
        draw("02-large-quick", language, register -> register.signedOn().with(now ->
                now.withCart(register.largeCart())).session(), model -> {
            model.screens().sale().payQuick(1);
        });
        draw("06-large-cash", language, register -> register.signedOn().with(now ->
                now.withCart(register.largeCart())).session(), model -> {
            model.openPayment("");
            model.screens().payment().takeQuick(0);
        });
        draw("02-new-sale", language, register -> register.signedOn().session(), model -> { });
        drawSteps("03-offline", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.offline().snapshot()), false);
        drawSteps("05-status-offline", language, register -> register.signedOn().selling().offline(),
                (register, model) -> model.openStatus(), false);
        drawSteps("05b-status-online", language, register -> register.signedOn().selling(), (register, model) -> {
            model.show(register.catchingUp());
            model.openStatus();
        }, true);
        draw("06-payment", language, register -> register.signedOn().with(now -> now.withCart(register.cart()
                .withTender("cash", org.evertill.commerce.money.Money.of("20", register.currency()),
                        org.evertill.commerce.money.Money.zero(register.currency())))).session(),
                model -> model.openPayment("60"));
        draw("08-search", language, register -> register.signedOn().selling().session(), model -> {
            model.openSearch(switch (language) {
                case ENGLISH -> "coffee";
                case FRENCH -> "café";
                case CHINESE -> "咖啡";
            });
        });
        drawSteps("07-complete", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.sold("60").snapshot()), true);
        assertThat(FOLDER.resolve(language.code())).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void drawsEveryWindow(Language language) throws Exception {
        drawSteps("14-manual", language, register -> register.signedOn().selling().disconnected(),
                (register, model) -> model.press(500, ""), false);
        drawSteps("14-unavailable", language, register -> register.signedOn().neverSynchronised(), (register, model) ->
                model.show(register.refusing(Refusal.of(RefusalReason.ITEM_NOT_FOUND, "4006381333931"))), false);
        drawSteps("20-price", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.asking(new Prompt.Number(Prompt.Subject.PRICE, 2, number -> null))), true);
        drawSteps("21-reason", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.asking(new Prompt.Reason(Prompt.Subject.PRICE_REASON,
                        register.session().reasonsFor(104), code -> null))), true);
        drawSteps("22-manager", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.asking(new Prompt.Authorization(Permission.PRICE_OVERRIDE,
                        (number, pin) -> null))), true);
        drawSteps("22-large-quantity", language, register -> register.signedOn().selling(), (register, model) -> {
            model.show(register.asking(new Prompt.Confirmation(
                    Prompt.Subject.LARGE_QUANTITY, List.of("80995"), step -> null)));
            model.scanned("4006381333931");
        }, true);
        drawSteps("23-locked", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.with(now -> now.withLocked(true)).snapshot()), true);
        drawSteps("25-ask-offline", language, register -> register.signedOn().selling().asking(),
                (register, model) -> { }, false);
        drawSteps("24-undo", language, register -> register.signedOn().selling(), (register, model) ->
                model.show(register.noticing(new Notice.LineVoided(
                        register.cart().id(), 5, register.cart().line(5).orElseThrow().facts().product()))), true);
        draw("12-1024", language, register -> register.signedOn().selling().session(), model -> { });
        drawSteps("04-dark", language, register -> register.signedOn().selling(), (register, model) ->
                model.openStatus(), true);
        assertThat(FOLDER.resolve(language.code())).isNotEmptyDirectory();
    }

    private interface Steps {
        void take(SampleRegister register, RegisterViewModel model);
    }

    private static void draw(String name, Language language,
            java.util.function.Function<SampleRegister, RegisterSession> state, Consumer<RegisterViewModel> steps)
            throws Exception {
        drawSteps(name, language, register -> {
            state.apply(register);
            return register;
        }, (register, model) -> steps.accept(model), true);
    }

    private static void drawSteps(String name, Language language,
            java.util.function.UnaryOperator<SampleRegister> state, Steps steps, boolean online) throws Exception {
        if (!(language.code() + '/' + name).matches(System.getProperty("evertill.pictures", USUALLY))) {
            return;
        }
        SampleRegister register = new SampleRegister(language);
        java.util.concurrent.CountDownLatch settled = new java.util.concurrent.CountDownLatch(1);
        Stage stage = FxToolkit.onFx(() -> {
            RegisterPort port = new RegisterPort(step -> { }, (question, answer) -> answer.accept(
                    new Answer.Products(37, java.util.stream.Stream.concat(
                            SampleGoods.soldGoods(register.currency()).stream(),
                            SampleGoods.favourites(register.currency()).stream()).toList())), () -> { });
            RegisterViewModel model = new RegisterViewModel(port, "", "1.0");
            RegisterView view = new RegisterView(model, System::nanoTime);
            Scene scene = new Scene(view, name.contains("1024") ? 1024 : WIDTH, HEIGHT);
            (name.contains("dark") ? Theme.DARK : Theme.LIGHT).dress(scene);
            model.show(register.figures(online));
            model.show(state.apply(register).snapshot());
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.setX(0);
            shown.setY(0);
            shown.show();
            steps.take(register, model);
            PauseTransition pause = new PauseTransition(online ? SETTLED : TINT_FADED);
            pause.setOnFinished(event -> settled.countDown());
            pause.play();
            return shown;
        });
        settled.await();
        FxToolkit.picture(stage.getScene(), FOLDER.resolve(language.code()).resolve(name + ".png"));
        FxToolkit.onFx(() -> {
            stage.close();
            return null;
        });
    }
}
