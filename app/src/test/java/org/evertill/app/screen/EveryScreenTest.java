package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import org.evertill.app.text.Language;
import org.evertill.app.text.TextBundles;
import org.evertill.app.theme.Appearance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Measures every screen in every state, language, size and theme, over its scene graph: nothing cut, nothing over
 * something else, no glyph missing, no text untranslated, all of it readable.
 */
class EveryScreenTest {

    private static final double[][] SIZES = {{1366, 768}, {1024, 768}, {1920, 1080}};

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    static Stream<ScreenState> states() {
        return ScreenStates.all().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void isWholeTranslatedAndReadable(ScreenState state) {
        List<String> faults = new ArrayList<>();
        for (Language language : Language.values()) {
            FxToolkit.onFx(() -> faults.addAll(measure(state, language)));
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> measure(ScreenState state, Language language) {
        List<String> faults = new ArrayList<>();
        StagedScreen screen = StagedScreen.of(state, language, 1366, 768);
        untranslated(screen, language).forEach(text -> faults.add(language.code() + " untranslated: " + text));
        for (double[] size : SIZES) {
            ScreenFaults.of(screen.resized(size[0], size[1])).forEach(fault ->
                    faults.add(language.code() + " " + (int) size[0] + ": " + fault));
        }
        if (language == Language.ENGLISH) {
            // Words change no colours: one language will do.
            for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
                ScreenContrast.faultsOf(screen.dressed(appearance)).forEach(fault ->
                        faults.add(appearance.code() + ": " + fault));
            }
        }
        screen.leave();
        return faults;
    }

    /** Keys of texts, and texts that are another language's and not this one's. */
    private static List<String> untranslated(StagedScreen screen, Language language) {
        Set<String> foreign = new HashSet<>(TextBundles.keys());
        Stream.of(Language.values()).filter(other -> other != language).map(TextBundles::words)
                .forEach(foreign::addAll);
        foreign.removeAll(TextBundles.words(language));
        Stream.of(Language.values()).map(Language::ownName).forEach(foreign::remove);
        return screen.shown().stream().filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText())
                .filter(foreign::contains).collect(Collectors.toList());
    }
}
