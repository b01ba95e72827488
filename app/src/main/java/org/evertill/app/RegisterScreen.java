package org.evertill.app;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.evertill.app.register.Register;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.AppearanceModel;
import org.evertill.app.screen.RegisterView;
import org.evertill.app.screen.RegisterViewModel;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.sound.Loudspeaker;
import org.evertill.app.sound.MutedFile;
import org.evertill.app.sound.SoundBoard;
import org.evertill.app.theme.AppearanceFile;
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
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 768;

    private final String scaleUnit;
    private final AppearanceFile appearances;
    private final MutedFile muted;
    private final FxThread<RegisterSnapshot> snapshots;
    private final FxThread<SyncFigures> figures;
    private volatile Supplier<OptionalLong> latency = OptionalLong::empty;
    private final Loudspeaker loudspeaker = new Loudspeaker();
    private RegisterViewModel model;
    private Stage stage;
    private boolean appeared;

    /**
     * @param scaleUnit   the address of the scale unit, as shown in the Connection status window
     * @param appearances keeps whether the screens are light or dark
     * @param muted       keeps whether the register is silent
     */
    public RegisterScreen(String scaleUnit, AppearanceFile appearances, MutedFile muted) {
        this.appearances = appearances;
        this.muted = muted;
        this.scaleUnit = scaleUnit;
        this.snapshots = FxThread.showing(this::showSnapshot, RegisterScreen::mustBeSeen);
        this.figures = FxThread.showing(reported -> model.show(reported), reported -> false);
    }

    /** Any thread: the register has something to show. */
    public void show(RegisterSnapshot snapshot) {
        snapshots.publish(snapshot);
    }

    /** Any thread: the sync agent has something to show. */
    public void show(SyncStatus status) {
        figures.publish(AgentFigures.of(status, scaleUnit, latency.get()));
    }

    /**
     * Prepares the window and starts the toolkit; the window appears with the first snapshot, complete.
     *
     * @param closed what happens when it has been closed; on the screen thread
     * @throws WindowUnavailableException if the display does not give a window
     */
    public void open(Register register, OpenRegister.Looks looks, Runnable closed)
            throws InterruptedException, WindowUnavailableException {
        latency = register::latencyMillis;
        CompletableFuture<Stage> opened = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    Theme.install();
                    opened.complete(build(register, looks, closed));
                } catch (RuntimeException | Error e) {
                    opened.completeExceptionally(e);
                }
            });
            stage = opened.get();
        } catch (ExecutionException e) {
            throw new WindowUnavailableException(e.getCause());
        } catch (RuntimeException e) {
            throw new WindowUnavailableException(e);
        }
    }

    /** The window, for robots and pictures; on the screen thread. */
    public Stage stage() {
        return stage;
    }

    private Stage build(Register register, OpenRegister.Looks looks, Runnable closed) {
        RegisterPort port = new RegisterPort(register::submit,
                (question, then) -> register.inquire(question)
                        .thenAcceptAsync(then::accept, FxThread.executor()),
                register::syncNow);
        model = new RegisterViewModel(port, scaleUnit, Version.NUMBER);
        looks.language().ifPresent(model::speak);
        if (!looks.silent()) {
            letHear(model.screens().sounds());
        }
        AppearanceModel appearance = new AppearanceModel(appearances.read(), appearances::write);
        Scene scene = new Scene(new RegisterView(model, appearance, System::nanoTime), WIDTH, HEIGHT);
        Stage built = new Stage();
        built.setTitle("Evertill");
        built.setScene(scene);
        // The frame of the window, once it is known, must not take from what the smallest layout needs.
        built.setOnShown(event -> {
            built.setMinWidth(LEAST_WIDTH + built.getWidth() - scene.getWidth());
            built.setMinHeight(LEAST_HEIGHT + built.getHeight() - scene.getHeight());
        });
        built.setX(0);
        built.setY(0);
        built.setFullScreen(looks.fullScreen());
        built.setOnHidden(event -> {
            loudspeaker.stop();
            closed.run();
        });
        return built;
    }

    private void letHear(SoundBoard sounds) {
        sounds.mute(muted.read());
        sounds.mutedProperty().addListener((seen, was, is) -> muted.write(is));
        sounds.playOn(loudspeaker::play);
        loudspeaker.start();
    }

    private void showSnapshot(RegisterSnapshot snapshot) {
        model.show(snapshot);
        if (!appeared) {
            appeared = true;
            stage.show();
        }
    }

    /** Prompts, refusals and notices are told once, so none may be skipped for a newer snapshot. */
    private static boolean mustBeSeen(RegisterSnapshot snapshot) {
        return snapshot.prompt().isPresent() || snapshot.refusal().isPresent() || snapshot.notice().isPresent();
    }
}
