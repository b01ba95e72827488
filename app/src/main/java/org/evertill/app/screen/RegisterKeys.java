package org.evertill.app.screen;

import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.screen.payment.PaymentViewModel;

/** What the keys do on each screen. Sees them before any control; one that means something here goes no further. */
final class RegisterKeys {

    private static final int PRICE_CHECK = 101;
    private static final int VOID_LINE = 102;
    private static final int PRICE_OVERRIDE = 104;
    private static final int QUANTITY = 105;
    private static final int SEARCH = 108;
    private static final int RETURN = 109;
    private static final int VOID_SALE = 500;
    private static final int LOCK = 703;

    private final RegisterViewModel model;
    private final Supplier<Screens> screens;

    RegisterKeys(RegisterViewModel model, Supplier<Screens> screens) {
        this.model = model;
        this.screens = screens;
    }

    void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isConsumed() && pressed(event)) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!event.isConsumed() && typed(event)) {
                event.consume();
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        if (model.lockedByProperty().get().isPresent()) {
            return false;
        }
        if (model.askedProperty().get().isPresent()) {
            return answered(event);
        }
        if (event.getCode() == KeyCode.ESCAPE && model.windowProperty().get() != Window.NONE) {
            model.closeWindow();
            return true;
        }
        if (event.isControlDown() && event.getCode() == KeyCode.I) {
            model.openStatus();
            return true;
        }
        return switch (model.windowProperty().get()) {
            case PROMPT -> false;
            case SEARCH -> searchKey(event.getCode());
            case NONE, CONNECTION -> switch (model.placeProperty().get()) {
                case SIGN_ON -> false;
                case HOME -> event.isControlDown() ? homeControl(event.getCode()) : homeKey(event.getCode());
                case SALE -> event.isControlDown() ? saleControl(event.getCode()) : saleKey(event.getCode());
                case PAYMENT -> paymentKey(event.getCode());
                case COMPLETE -> completeKey(event.getCode());
            };
        };
    }

    private boolean answered(KeyEvent event) {
        boolean again = event.isControlDown() && event.getCode() == KeyCode.BACK_SPACE;
        if (again || event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
            model.answerVoid(again);
        }
        return true;
    }

    private boolean searchKey(KeyCode code) {
        switch (code) {
            case UP -> model.screens().search().moveSelection(-1);
            case DOWN -> model.screens().search().moveSelection(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean homeControl(KeyCode code) {
        if (code == KeyCode.L) {
            screens.get().press(LOCK);
            return true;
        }
        return false;
    }

    private boolean homeKey(KeyCode code) {
        switch (code) {
            case F1, ENTER -> model.backToSale();
            case F2 -> screens.get().press(SEARCH);
            case F7 -> screens.get().press(PRICE_CHECK);
            case F8 -> {
                model.backToSale();
                screens.get().press(RETURN);
            }
            case ESCAPE -> model.dismissToast();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean saleControl(KeyCode code) {
        switch (code) {
            case BACK_SPACE -> screens.get().press(VOID_SALE);
            case L -> screens.get().press(LOCK);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean saleKey(KeyCode code) {
        boolean empty = input().getText().isEmpty();
        switch (code) {
            case F2 -> screens.get().press(SEARCH);
            case F4 -> screens.get().press(QUANTITY);
            case F5 -> screens.get().press(PRICE_OVERRIDE);
            case F7 -> screens.get().press(PRICE_CHECK);
            case F8 -> screens.get().press(RETURN);
            case F12 -> model.screens().sale().payExact();
            case UP -> model.screens().sale().moveSelection(-1);
            case DOWN -> model.screens().sale().moveSelection(1);
            case ESCAPE -> escape();
            case DELETE -> {
                if (empty) {
                    screens.get().press(VOID_LINE);
                }
                return empty;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void escape() {
        if (model.toastProperty().get().isPresent()) {
            model.dismissToast();
        } else if (!screens.get().sale().clear()) {
            model.goHome();
        }
    }

    private boolean paymentKey(KeyCode code) {
        PaymentViewModel payment = model.screens().payment();
        switch (code) {
            case ENTER -> payment.take();
            case F12 -> payment.takeExact();
            case BACK_SPACE -> payment.backspace();
            case DELETE -> payment.clear();
            case ESCAPE -> model.backToSale();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean completeKey(KeyCode code) {
        if (code == KeyCode.ENTER || code == KeyCode.ESCAPE || code == KeyCode.F1) {
            model.backToSale();
            return true;
        }
        return false;
    }

    private boolean typed(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        boolean free = model.lockedByProperty().get().isEmpty() && model.askedProperty().get().isEmpty();
        Window open = model.windowProperty().get();
        if (!plain || !free || open == Window.PROMPT || open == Window.SEARCH) {
            return model.askedProperty().get().isPresent();
        }
        return switch (model.placeProperty().get()) {
            case SIGN_ON -> false;
            case SALE -> input().getText().isEmpty() && saleSign(event.getCharacter());
            case PAYMENT -> {
                model.screens().payment().type(event.getCharacter());
                yield true;
            }
            case HOME, COMPLETE -> typedBeforeSale(event.getCharacter());
        };
    }

    private boolean saleSign(String character) {
        switch (character) {
            case "/" -> screens.get().press(SEARCH);
            case "+" -> model.screens().sale().changeQuantity(1);
            case "-" -> model.screens().sale().changeQuantity(-1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The first character typed where no sale is shown begins one; it must not be lost. */
    private boolean typedBeforeSale(String character) {
        if (character.isBlank() || Character.isISOControl(character.charAt(0))) {
            return false;
        }
        model.backToSale();
        if (!saleSign(character)) {
            input().appendText(character);
            input().end();
        }
        return true;
    }

    private TextField input() {
        return screens.get().sale().input();
    }
}
