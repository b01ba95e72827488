package org.evertill.verification.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.evertill.app.FxThread;

/**
 * A cashier's hand and eye at the window: keys and clicks by a robot, and waiting until something is to be seen. Looks
 * at each frame. On any thread but the screen's.
 */
public final class Hand {

    /** Slower than a scanner by a good margin, faster than most fingers. */
    private static final Duration KEYSTROKE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scene scene;
    private final Robot robot;
    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("fingers").unstarted(work));

    /** At a scene that is shown. */
    public Hand(Scene scene) {
        this.scene = scene;
        this.robot = onScreen(Robot::new);
    }

    Scene scene() {
        return scene;
    }

    /** Clicks the topmost node of this id, once it is there and enabled. */
    public void click(String id) throws InterruptedException {
        awaitSight(id + " to be clickable", root -> find(root, id).filter(Hand::isReady).isPresent());
        onScreen(() -> {
            Node node = find(scene.getRoot(), id).filter(Hand::isReady)
                    .orElseThrow(() -> new DayFailedException("the button " + id + " went away"));
            Bounds bounds = node.getBoundsInLocal();
            Point2D at = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseMove(at);
            robot.mouseClick(MouseButton.PRIMARY);
            return node;
        });
    }

    /** Presses keys together at the speed of fingers, the last one held down least. */
    public void press(KeyCode... keys) throws InterruptedException {
        afterAPause(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return keys;
        });
    }

    /** Types at the speed of fingers. */
    void type(String text) throws InterruptedException {
        for (int character : text.codePoints().toArray()) {
            afterAPause(() -> stroke(character));
        }
    }

    /** Sends a code at the speed of a scanner, ended by Enter. */
    public void scan(String code) {
        onScreen(() -> {
            code.chars().forEach(this::stroke);
            robot.keyType(KeyCode.ENTER);
            return code;
        });
    }

    /** Whether a node of this id is to be seen. */
    boolean sees(String id) {
        return onScreen(() -> find(scene.getRoot(), id).isPresent());
    }

    /** Waits until a node of this id is to be seen. */
    public void awaitSight(String id) throws InterruptedException {
        awaitSight(id, root -> find(root, id).isPresent());
    }

    /** Waits until no node of this id is to be seen. */
    public void awaitGone(String id) throws InterruptedException {
        awaitSight(id + " gone", root -> find(root, id).isEmpty());
    }

    /** Waits until the scene is as it should be; asked at each frame, on the screen thread. */
    void awaitSight(String what, Predicate<Parent> condition) throws InterruptedException {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        AnimationTimer look = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.test(scene.getRoot())) {
                    stop();
                    seen.complete(true);
                }
            }
        };
        onScreen(() -> {
            look.start();
            return look;
        });
        try {
            seen.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException never) {
            onScreen(() -> {
                look.stop();
                return look;
            });
            throw new DayFailedException("after " + PATIENCE.toSeconds() + " s not to be seen: " + what, never);
        }
    }

    /** Runs on the screen thread and waits for the result. */
    public static <T> T onScreen(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        FxThread.executor().execute(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new DayFailedException(String.valueOf(failed.getCause().getMessage()), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DayFailedException("interrupted at the screen", stopped);
        }
    }

    /** The topmost visible node of an id: the last one drawn. */
    public static Optional<Node> find(Node node, String id) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        Optional<Node> found = id.equals(node.getId()) ? Optional.of(node) : Optional.empty();
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> below = find(child, id);
                found = below.isPresent() ? below : found;
            }
        }
        return found;
    }

    private void afterAPause(Callable<?> stroke) throws InterruptedException {
        try {
            fingers.schedule(() -> onScreen(stroke), KEYSTROKE.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException failed) {
            throw new DayFailedException("a keystroke failed: " + failed.getCause().getMessage(), failed.getCause());
        }
    }

    private static boolean isReady(Node node) {
        return !node.isDisabled() && node.getBoundsInLocal().getWidth() > 0
                && node.getScene().getWindow().isShowing();
    }

    /** A key where the keyboard has one; any other character comes as an input method would bring it. */
    private int stroke(int character) {
        String text = Character.toString(character);
        KeyCode key = KeyCode.getKeyCode(text.toUpperCase(java.util.Locale.ROOT));
        if (key != null && character < 128 && Character.isLetterOrDigit(character)) {
            robot.keyType(key);
        } else {
            Node owner = scene.getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(owner, owner, KeyEvent.KEY_TYPED, text, "", KeyCode.UNDEFINED,
                    false, false, false, false));
        }
        return character;
    }
}
