package org.evertill.verification.bench;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.evertill.app.PaintedFrame;
import org.evertill.verification.process.InputEnd;

/** A JavaFX program with nothing in its window: what no register can start faster than. Speaks as that one does. */
public final class EmptyWindowMain {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private EmptyWindowMain() {}

    public static void main(String[] arguments) throws Exception {
        InputEnd end = InputEnd.of(System.in);
        CompletableFuture<Void> painted = new CompletableFuture<>();
        Platform.startup(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            PaintedFrame.first(scene).thenAccept(painted::complete);
            stage.show();
        });
        painted.get();
        System.out.println("shown");
        end.await();
        System.exit(0);
    }
}
