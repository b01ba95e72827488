package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.evertill.app.component.Toast;
import org.evertill.app.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cashier copies for whoever is called for help. */
class DiagnosticsTest {

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);

    @Test
    void tellsWhoTheRegisterIsWhereItStandsAndWhatWentWrong() {
        till.signedOn();
        String text = copied(till.model);
        assertThat(text).contains("Java " + System.getProperty("java.version"),
                "Store 0042 · register 03 · incarnation 2", "Taken at 2026-", "Connection status: Online.",
                "https://channel.harborstreet.example/retail · 38 ms", "products and prices 48211, staff and settings"
                        + " 7304, known to be current at 2026-", "Offline database: 412 MB · Version 48,211",
                "Disk: 118 GB free", "Ready for an outage", " · 1040 · Products · 1,284 · Applied · 4.2 s",
                " · P-0001 · Channel transactions · 3 · Uploaded",
                "NOT_SIGNED: The data package does not come from");
    }

    @Test
    void hasNothingOfASaleOrACustomer() {
        till.signedOn();
        till.model.screens().sale().enter("20117");
        assertThat(till.session().cart().orElseThrow().lines()).hasSize(1);
        assertThat(copied(till.model)).doesNotContain("20117", "sourdough", "$argon2", "Bearer");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isSaidToBeCopiedInTheLanguageOfTheScreen(Language language) {
        TillUnderTest other = new TillUnderTest(language);
        other.signedOn();
        assertThat(copied(other.model).lines().count()).isGreaterThan(15);
        assertThat(other.model.toastProperty().get().orElseThrow().tone()).isEqualTo(Toast.Tone.SUCCESS);
    }

    @Test
    void theButtonOfTheWindowPutsThemIntoTheClipboard() throws InterruptedException {
        FxToolkit.start();
        String clipboard = FxToolkit.onFx(() -> {
            StagedScreen screen = StagedScreen.of(ScreenStates.named("05b-status-online"), Language.FRENCH, 1366, 768);
            ((Button) screen.view.lookup("#status-copy")).fire();
            screen.leave();
            return Clipboard.getSystemClipboard().getString();
        });
        assertThat(clipboard).contains("Statut de la connexion: En ligne", "Articles");
    }

    private static String copied(RegisterViewModel model) {
        List<String> clipboard = new ArrayList<>();
        model.copyDiagnostics(clipboard::add);
        return clipboard.getFirst();
    }
}
