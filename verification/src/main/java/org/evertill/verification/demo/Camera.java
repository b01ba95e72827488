package org.evertill.verification.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Takes pictures of a window into a folder, numbered in order. A picture is taken when the window has come to rest:
 * no pixel has changed for a while, or it never rests. Not on the screen thread.
 */
final class Camera {

    private static final Duration AT_REST = Duration.ofMillis(250);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(80);
    /** Longer than any transition; what still moves then always does. */
    private static final Duration NEVER_RESTS = Duration.ofMillis(1500);

    private final Scene scene;
    private final Path folder;
    private int taken;

    Camera(Scene scene, Path folder) {
        this.scene = scene;
        this.folder = folder;
    }

    /** Takes the next picture as {@code NN-name.png}. */
    void take(String name) throws InterruptedException {
        taken++;
        write(atRest(), "%02d-%s.png".formatted(taken, name));
    }

    /** Takes a picture of what is there now, outside the numbers. */
    void takeNow(String name) {
        write(Hand.onScreen(() -> scene.snapshot(null)), name + ".png");
    }

    /** How many have been taken. */
    int taken() {
        return taken;
    }

    private WritableImage atRest() throws InterruptedException {
        CompletableFuture<WritableImage> rest = new CompletableFuture<>();
        Hand.onScreen(() -> {
            AnimationTimer looks = new Looks(scene, rest);
            looks.start();
            return looks;
        });
        try {
            return rest.get();
        } catch (ExecutionException failed) {
            throw new DayFailedException("a picture failed", failed.getCause());
        }
    }

    private void write(WritableImage picture, String name) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels(picture), 0, width);
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", folder.resolve(name).toFile());
        } catch (IOException unwritable) {
            throw new DayFailedException("the picture " + name + " cannot be written", unwritable);
        }
    }

    private static int[] pixels(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /** Looks again and again until two looks a while apart see the same. */
    private static final class Looks extends AnimationTimer {

        private final Scene scene;
        private final CompletableFuture<WritableImage> rest;
        private Optional<int[]> before = Optional.empty();
        private long begun;
        private long looked;
        private long changed;

        Looks(Scene scene, CompletableFuture<WritableImage> rest) {
            this.scene = scene;
            this.rest = rest;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (before.isPresent() && now - looked < BETWEEN_LOOKS.toNanos()) {
                return;
            }
            WritableImage picture = scene.snapshot(null);
            int[] pixels = pixels(picture);
            if (before.isEmpty()) {
                begun = now;
            }
            if (before.isEmpty() || !Arrays.equals(before.get(), pixels)) {
                changed = now;
            }
            before = Optional.of(pixels);
            looked = System.nanoTime();
            if (now - changed >= AT_REST.toNanos() || now - begun >= NEVER_RESTS.toNanos()) {
                stop();
                rest.complete(picture);
            }
        }
    }
}
