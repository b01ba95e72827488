package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.evertill.app.KeptChoice;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Appearance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is resized or turns dark in mid-sale goes on where it was. */
class LiveChangesTest {

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @Test
    void resizingKeepsTheFieldItsDigitsTheLineAndTheFocus() {
        FxToolkit.onFx(() -> {
            StagedScreen screen = StagedScreen.of(ScreenStates.named("02-transaction"), Language.ENGLISH, 1366, 768);
            screen.view.returnFocus();
            TextField scan = (TextField) screen.view.lookup("#scan");
            scan.setText("2011");
            scan.positionCaret(2);
            screen.model.screens().sale().select(3);
            for (double[] size : new double[][] {{1024, 768}, {1920, 1080}, {1600, 900}, {1024, 1200}, {1366, 768}}) {
                screen.resized(size[0], size[1]);
                assertThat(screen.view.lookup("#scan")).isSameAs(scan);
                assertThat(scan.getText()).isEqualTo("2011");
                assertThat(scan.getCaretPosition()).isEqualTo(2);
                assertThat(screen.scene.getFocusOwner()).isSameAs(scan);
                assertThat(((ListView<?>) screen.view.lookup("#receipt")).getSelectionModel().getSelectedIndex())
                        .isEqualTo(2);
            }
            screen.leave();
            return null;
        });
    }

    @Test
    void theCompactScreenHasProductsActionsAndWhatWasSoldLastUnderTabs() {
        FxToolkit.onFx(() -> {
            StagedScreen screen = StagedScreen.of(ScreenStates.named("02-transaction"), Language.ENGLISH, 1366, 768)
                    .resized(1024, 768);
            assertThat(isShown(screen, "#action-917")).isFalse();
            press(screen, "#tab-1");
            assertThat(isShown(screen, "#action-917")).isTrue();
            assertThat(isShown(screen, "#tile-81101")).isFalse();
            press(screen, "#tab-2");
            assertThat(isShown(screen, "#tile-70915")).as("the line added last").isTrue();
            assertThat(isShown(screen, "#tile-81101")).as("a favourite that was not sold").isFalse();
            screen.resized(1366, 768);
            assertThat(isShown(screen, "#tile-81101")).isTrue();
            assertThat(isShown(screen, "#action-917")).isTrue();
            screen.leave();
            return null;
        });
    }

    @Test
    void turnsDarkAtOnceAndBackWithTheSystem() {
        FxToolkit.onFx(() -> {
            StagedScreen screen = StagedScreen.of(ScreenStates.named("02-transaction"), Language.ENGLISH, 1366, 768);
            Node scan = screen.view.lookup("#scan");
            screen.dressed(Appearance.DARK);
            assertThat(screen.scene.getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"))
                    .noneMatch(sheet -> sheet.endsWith("light.css"));
            ColorScheme systems = javafx.application.Platform.getPreferences().getColorScheme();
            screen.dressed(Appearance.SYSTEM);
            assertThat(screen.scene.getPreferences().getColorScheme()).isEqualTo(systems);
            assertThat(screen.scene.getStylesheets()).anyMatch(sheet ->
                    sheet.endsWith(systems == ColorScheme.DARK ? "dark.css" : "light.css"));
            assertThat(screen.view.lookup("#scan")).isSameAs(scan);
            screen.leave();
            return null;
        });
    }

    @Test
    void theChoiceIsKeptInTheDataFolder(@TempDir Path folder) {
        KeptChoice kept = new KeptChoice(folder.resolve("appearance"));
        assertThat(kept.read()).isEmpty();
        AppearanceModel model = new AppearanceModel(Appearance.SYSTEM, chosen -> kept.write(chosen.code()));
        model.turn();
        model.turn();
        assertThat(kept.read()).contains(Appearance.DARK.code());
        model.turn();
        assertThat(kept.read()).contains(Appearance.SYSTEM.code());
    }

    private static void press(StagedScreen screen, String selector) {
        ((javafx.scene.control.Button) screen.view.lookup(selector)).fire();
        screen.resized(1024, 768);
    }

    private static boolean isShown(StagedScreen screen, String selector) {
        return screen.shown().contains(screen.view.lookup(selector));
    }
}
