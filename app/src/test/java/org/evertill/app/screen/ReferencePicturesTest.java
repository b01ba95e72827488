package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.evertill.app.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Draws screens anew and compares them with the pictures in {@code src/test/pictures}. Where one differs, what was
 * drawn and where it differs are in {@code target/pictures-that-differ}. A change that is meant is taken over with
 * {@code -Devertill.pictures.renew=true}, and looked at before it is committed.
 */
class ReferencePicturesTest {

    private static final Path REFERENCES = Path.of("src/test/pictures");
    private static final Path DIFFERING = Path.of("target/pictures-that-differ");
    /** Every screen once, and of the other languages, sizes and the dark theme what looks most unlike it. */
    private static final String GUARDED =
            "en/light/1366/(?!.*(large-(cash|quick|change|quantity)|wrong-pin|12-.*)).*"
            + "|en/dark/1366/(01-sign-on|02-transaction|05-.*|06-payment|07-complete|14-.*|17-home)"
            + "|en/light/1024/(01-sign-on|02-transaction|05-.*|06-payment|12-.*|17-home)"
            + "|en/light/1920/(02-transaction|17-home)"
            + "|fr/light/1366/(03-.*|02-return-next)|fr/light/1024/(05-.*|17b-.*)"
            + "|zh/light/1366/(01-sign-on|02-transaction|05b-.*|17-home)";

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    static Stream<ScreenPicture> guarded() {
        return Stream.of(Language.values()).flatMap(language -> ScreenStates.all().stream()
                .flatMap(state -> ScreenPicture.allOf(state, language).stream()))
                .filter(picture -> picture.name().matches(GUARDED));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void looksAsItDid(ScreenPicture picture) throws IOException {
        Path reference = REFERENCES.resolve(picture.name() + ".png");
        ScreenPicture.Drawn drawn = picture.draw();
        if (Boolean.getBoolean("evertill.pictures.renew")) {
            new ScreenPicture.Drawn(FewColours.of(drawn.image())).write(reference);
            return;
        }
        assertThat(reference).as("a new picture is made with -Devertill.pictures.renew=true").exists();
        PictureDifference difference =
                PictureDifference.between(ImageIO.read(reference.toFile()), drawn.image());
        if (difference.isSeen()) {
            drawn.write(DIFFERING.resolve(picture.name() + ".png"));
            new ScreenPicture.Drawn(difference.marked()).write(DIFFERING.resolve(picture.name() + "-where.png"));
        }
        assertThat(difference.isSeen()).as("%s: %s; see %s", picture.name(), difference, DIFFERING).isFalse();
    }

    @Test
    void seesADigitThatChangedAndAColourThatIsALittleOff() {
        ScreenPicture picture = guarded().filter(each -> each.name().equals("en/light/1366/02-transaction"))
                .findFirst().orElseThrow();
        BufferedImage drawn = picture.draw().image();
        BufferedImage reference = FewColours.of(drawn);
        assertThat(PictureDifference.between(reference, drawn).isSeen()).isFalse();
        BufferedImage otherDigit = copy(drawn);
        otherDigit.getGraphics().copyArea(1086, 85, 14, 24, 0, 72);
        assertThat(PictureDifference.between(reference, otherDigit).isSeen()).isTrue();
        BufferedImage paler = copy(drawn);
        for (int x = 500; x < 540; x++) {
            for (int y = 220; y < 250; y++) {
                paler.setRGB(x, y, paler.getRGB(x, y) - 0x080808);
            }
        }
        assertThat(PictureDifference.between(reference, paler).isSeen())
                .as(String.format(Locale.ROOT, "%s", PictureDifference.between(reference, paler))).isTrue();
    }

    private static BufferedImage copy(BufferedImage picture) {
        BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.getGraphics().drawImage(picture, 0, 0, null);
        return copy;
    }
}
