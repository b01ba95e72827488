package org.evertill.app.screen;

import java.nio.file.Path;
import org.evertill.app.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Draws screens for people to look at, in {@code target/pictures}: with {@code -Devertill.pictures=REGEX} all whose
 * name matches, such as {@code en/light/1366/02.*}, or {@code .*} for all.
 */
class PicturesTest {

    private static final Path FOLDER = Path.of("target/pictures");

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void drawsWhatWasAskedFor(Language language) {
        String wanted = System.getProperty("evertill.pictures", "");
        for (ScreenState state : ScreenStates.all()) {
            for (ScreenPicture picture : ScreenPicture.allOf(state, language)) {
                if (picture.name().matches(wanted)) {
                    picture.draw().write(FOLDER.resolve(picture.name() + ".png"));
                }
            }
        }
    }
}
