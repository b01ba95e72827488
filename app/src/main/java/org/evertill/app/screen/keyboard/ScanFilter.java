package org.evertill.app.screen.keyboard;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.evertill.app.component.BadgeField;

/**
 * Takes scans out of the stream of keys, wherever the focus is but in a field of staff: fast characters are a number
 * where a number belongs, and a PIN where a PIN belongs. Characters reach the focused field as they come, so that
 * typing is never delayed; when they turn out to be a scan the field gets back what it held before.
 */
public final class ScanFilter {

    private final ScanDetector detector = new ScanDetector();
    private final LongSupplier nanos;
    private final Consumer<String> scans;
    private final Predicate<String> badges;
    private Optional<Before> before = Optional.empty();

    private record Before(TextInputControl field, String text, int caret) {

        void restore() {
            field.setText(text);
            field.positionCaret(caret);
        }
    }

    /**
     * @param nanos monotonic time
     * @param scans told every code scanned
     * @param badges told every code scanned into a field of staff, and says whether it may be a badge
     */
    public ScanFilter(LongSupplier nanos, Consumer<String> scans, Predicate<String> badges) {
        this.nanos = nanos;
        this.scans = scans;
        this.badges = badges;
    }

    /** Watches all keys of a scene. */
    public void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    }

    private void typed(Scene scene, KeyEvent event) {
        if (holdsASecret(scene)) {
            return;
        }
        String characters = event.getCharacter();
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || characters.length() != 1
                || characters.charAt(0) <= ' ') {
            return;
        }
        if (detector.typed(characters.charAt(0), nanos.getAsLong())) {
            before = scene.getFocusOwner() instanceof TextInputControl field
                    ? Optional.of(new Before(field, field.getText(), field.getCaretPosition())) : Optional.empty();
        }
    }

    private void pressed(Scene scene, KeyEvent event) {
        boolean ends = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB;
        if (holdsASecret(scene)) {
            detector.interrupted();
            return;
        }
        if (!ends) {
            if (event.getCode().isFunctionKey() || event.getCode().isNavigationKey()) {
                detector.interrupted();
            }
            return;
        }
        detector.ended(nanos.getAsLong()).ifPresent(code -> {
            before.ifPresentOrElse(Before::restore, () -> takeBack(scene, code));
            if (scene.getFocusOwner() instanceof BadgeField field) {
                field.take(code);
                if (!badges.test(code)) {
                    // Anything else stays where the next badge takes its place: the PIN belongs to a number.
                    event.consume();
                }
            } else {
                event.consume();
                scans.accept(code);
            }
        });
    }

    /** A PIN typed fast must never be taken for a code: codes are shown, and asked about, in clear. */
    private static boolean holdsASecret(Scene scene) {
        return scene.getFocusOwner() instanceof PasswordField;
    }

    /** The scan began where nothing could be typed, and its first character opened a screen that took the rest. */
    private static void takeBack(Scene scene, String code) {
        if (scene.getFocusOwner() instanceof TextInputControl field && field.getText().endsWith(code)) {
            field.deleteText(field.getLength() - code.length(), field.getLength());
        }
    }
}
