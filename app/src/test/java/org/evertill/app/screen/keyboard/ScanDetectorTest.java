package org.evertill.app.screen.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanDetectorTest {

    private static final long MILLIS = 1_000_000;

    private final ScanDetector detector = new ScanDetector();
    private long now;

    @Test
    void takesFastCharactersEndedByEnterForAScan() {
        type("4006381333931", 5);
        assertThat(end(5)).contains("4006381333931");
    }

    @Test
    void takesSlowCharactersForFingers() {
        type("81003", 90);
        assertThat(end(90)).isEmpty();
    }

    @Test
    void keepsHalfTypedDigitsOutOfTheScanThatFollows() {
        type("12", 200);
        now += 700 * MILLIS;
        type("20121000", 4);
        assertThat(end(4)).contains("20121000");
    }

    @Test
    void takesAFewFastDigitsForFingersBecauseNoCodeIsThatShort() {
        type("12", 5);
        assertThat(end(5)).isEmpty();
    }

    @Test
    void takesACodeThatCameLateInPlacesForTheWholeCodeItIs() {
        type("2", 5);
        now += 120 * MILLIS;
        type("0121000", 4);
        assertThat(end(90)).contains("20121000");
    }

    @Test
    void takesALateEnterForAFinger() {
        type("4006381333931", 5);
        assertThat(end(500)).isEmpty();
    }

    @Test
    void keepsWhatWasTypedBeforeAFunctionKeyOutOfTheScanThatFollowsAtOnce() {
        type("3", 5);
        detector.interrupted();
        type("4006381333931", 5);
        assertThat(end(5)).contains("4006381333931");
    }

    @Test
    void startsAnewAfterEveryEnd() {
        type("4006381333931", 5);
        end(5);
        assertThat(end(5)).isEmpty();
    }

    private void type(String characters, long gapMillis) {
        for (char character : characters.toCharArray()) {
            now += gapMillis * MILLIS;
            detector.typed(character, now);
        }
    }

    private Optional<String> end(long gapMillis) {
        now += gapMillis * MILLIS;
        return detector.ended(now);
    }
}
