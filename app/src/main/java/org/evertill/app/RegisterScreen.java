package org.evertill.app;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.evertill.app.register.Register;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.AppearanceModel;
import org.evertill.app.screen.RegisterView;
import org.evertill.app.screen.RegisterViewModel;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.sound.Loudspeaker;
import org.evertill.app.sound.SoundBoard;
import org.evertill.app.theme.Appearance;
import org.evertill.app.theme.Theme;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.syncagent.SyncStatus;

/**
 * The register's window. What the register and its workers publish comes in on their threads and is shown on the
 * screen thread; what the screens ask goes to the register.
 */
public final class RegisterScreen {

    /** The size the window opens with; another is laid out for. */
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    /** An audio device takes long to open, and nothing is to be heard before somebody has signed on. */
    private static final Duration LOUDSPEAKER_AFTER = Duration.seconds(2);

    private static final String SILENT = "off";
    private static final String HEARD = "on";

    private final String scaleUnit;
    private final KeptChoice appearances;
    private final KeptChoice sounds;
    private final FxThread<RegisterSnapshot> snapshots;
    private final FxThread<SyncFigures> figures;
    private volatile Supplier<OptionalLong> latency = OptionalLong::empty;
    private final Loudspeaker loudspeaker = new Loudspeaker();
    private final CompletableFuture<Stage> built = new CompletableFuture<>();
    private final CompletableFuture<Register> register = new CompletableFuture<>();
    private final CompletableFuture<Void> painted = new CompletableFuture<>();
    private CompletableFuture<Void> begun = new CompletableFuture<>();
    private Supplier<Stage> making = () -> {
        throw new IllegalStateException("nothing has begun the window");
    };
    private RegisterViewModel model;
    private Stage stage;

    /**
     * @param scaleUnit   the address of the scale unit, as shown in the Connection status window
     * @param appearances keeps whether the screens are light or dark
     * @param sounds      keeps whether the register is silent
     */
    public RegisterScreen(String scaleUnit, KeptChoice appearances, KeptChoice sounds) {
        this.appearances = appearances;
        this.sounds = sounds;
        this.scaleUnit = scaleUnit;
        this.snapshots = FxThread.showing(this::showSnapshot, RegisterScreen::mustBeSeen, RegisterSnapshot::busy);
        this.figures = FxThread.showing(reported -> model.show(reported), reported -> false, reported -> false);
    }

    /** Any thread: the register has something to show. */
    public void show(RegisterSnapshot snapshot) {
        snapshots.publish(snapshot);
    }

    /** Any thread: the sync agent has something to show. */
    public void show(SyncStatus status) {
        figures.publish(AgentFigures.of(status, scaleUnit, latency.get()));
    }

    /** Any thread: runs work on one that nobody waits for, once there is a picture of what was shown before. */
    void afterPicture(Runnable work) {
        built.thenAcceptAsync(window -> {
            PaintedFrame.first(window.getScene()).thenRunAsync(work);
            // The frame it was shown in may be on its way already, and nothing else may ask for another.
            Platform.requestNextPulse();
        }, FxThread.executor());
    }

    /**
     * Begins the screens, as soon as there is a toolkit; the window is made with the first snapshot, which says in
     * what language, and appears complete. Reads what was chosen first, on the caller's thread.
     *
     * @param closed what happens when it has been closed; on the screen thread
     */
    void begin(OpenRegister.Looks looks, Runnable closed) {
        Appearance appearance = Appearance.ofCode(appearances.read().orElse(""));
        boolean silent = sounds.read().filter(SILENT::equals).isPresent();
        begun = ScreenToolkit.whenStarted(() -> {
            try {
                model = model(looks, silent);
                Scene scene = scene(appearance);
                making = () -> build(scene, looks, appearance, closed);
            } catch (RuntimeException | Error e) {
                built.completeExceptionally(e);
            }
        });
    }

    /** Whom the screens ask; before that one publishes anything. */
    void connect(Register asked) {
        latency = asked::latencyMillis;
        register.complete(asked);
    }

    /**
     * Waits until there is a display; what is shown from then on is shown.
     *
     * @throws WindowUnavailableException if there is none
     */
    void awaitDisplay() throws InterruptedException, WindowUnavailableException {
        await(begun);
    }

    /**
     * Waits until the window is made.
     *
     * @throws WindowUnavailableException if it could not be
     */
    void awaitWindow() throws InterruptedException, WindowUnavailableException {
        stage = await(built);
    }

    /** Done when the first picture has been painted. */
    public CompletableFuture<Void> painted() {
        return painted;
    }

    /** The window, for robots and pictures; on the screen thread. */
    public Stage stage() {
        return stage;
    }

    private RegisterViewModel model(OpenRegister.Looks looks, boolean silent) {
        RegisterPort port = new RegisterPort(step -> register.thenAccept(asked -> asked.submit(step)),
                (question, then) -> register.thenCompose(asked -> asked.inquire(question))
                        .thenAcceptAsync(then::accept, FxThread.executor()),
                () -> register.thenAccept(Register::syncNow));
        RegisterViewModel made = new RegisterViewModel(port, scaleUnit, Version.NUMBER);
        looks.language().ifPresent(made::speak);
        if (!looks.silent()) {
            letHear(made.screens().sounds(), silent);
        }
        return made;
    }

    /** The scene before there is anything to show: style sheets are read while the data folder is opened. */
    private static Scene scene(Appearance appearance) {
        Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
        Theme.follow(scene);
        appearance.show(scene);
        scene.getRoot().applyCss();
        return scene;
    }

    private Stage build(Scene scene, OpenRegister.Looks looks, Appearance first, Runnable closed) {
        ScreenToolkit.awaitDressed();
        AppearanceModel appearance = new AppearanceModel(first, chosen -> keep(appearances, chosen.code()));
        scene.setRoot(new RegisterView(model, appearance, System::nanoTime));
        Stage made = new Stage();
        made.setTitle("Evertill");
        made.setScene(scene);
        new WindowRoom(Screen.getPrimary().getVisualBounds()).open(made);
        made.setFullScreen(looks.fullScreen());
        made.setOnHidden(event -> {
            loudspeaker.stop();
            closed.run();
        });
        return made;
    }

    private static <T> T await(CompletableFuture<T> something) throws InterruptedException, WindowUnavailableException {
        try {
            return something.get();
        } catch (ExecutionException e) {
            throw new WindowUnavailableException(e.getCause());
        }
    }

    /** A disk that is slow or dying must not hold up the screens. */
    private void keep(KeptChoice choice, String word) {
        register.thenAccept(asked -> asked.besideTheSale(() -> choice.write(word)));
    }

    private void letHear(SoundBoard board, boolean silent) {
        board.mute(silent);
        board.mutedProperty().addListener((seen, was, is) -> keep(sounds, is ? SILENT : HEARD));
        board.playOn(loudspeaker::play);
        PauseTransition later = new PauseTransition(LOUDSPEAKER_AFTER);
        later.setOnFinished(event -> loudspeaker.start());
        later.play();
    }

    private void showSnapshot(RegisterSnapshot snapshot) {
        if (built.isCompletedExceptionally()) {
            return;
        }
        if (built.isDone()) {
            model.show(snapshot);
        } else {
            appear(snapshot);
        }
    }

    private void appear(RegisterSnapshot first) {
        try {
            model.show(first);
            Stage window = making.get();
            PaintedFrame.first(window.getScene()).thenAccept(painted::complete);
            window.show();
            built.complete(window);
        } catch (RuntimeException | Error e) {
            built.completeExceptionally(e);
        }
    }

    /** Prompts, refusals and notices are told once, so none may be skipped for a newer snapshot. */
    private static boolean mustBeSeen(RegisterSnapshot snapshot) {
        return snapshot.prompt().isPresent() || snapshot.refusal().isPresent() || snapshot.notice().isPresent();
    }
}
