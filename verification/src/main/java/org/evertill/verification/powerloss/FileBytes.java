package org.evertill.verification.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of one file while a disk is put together. */
final class FileBytes {

    private byte[] bytes;
    private int size;

    /** What is found where a file grew and nothing was written. */
    @FunctionalInterface
    interface Filling {

        Filling ZEROS = (bytes, from, to) -> Arrays.fill(bytes, from, to, (byte) 0);

        void fill(byte[] bytes, int from, int to);
    }

    private FileBytes(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    static FileBytes empty() {
        return new FileBytes(new byte[0]);
    }

    static FileBytes of(Path file) throws IOException {
        return new FileBytes(Files.readAllBytes(file));
    }

    int size() {
        return size;
    }

    /** Puts a part of some bytes, from {@code from} to before {@code to}, where all of them begin at an offset. */
    void put(long offset, byte[] source, int from, int to, Filling filling) {
        int end = Math.toIntExact(offset + to);
        if (end > size) {
            resize(end, filling);
        }
        System.arraycopy(source, from, bytes, Math.toIntExact(offset + from), to - from);
    }

    /** Another length; what is new holds what a place holds that was never written. */
    void resize(int newSize, Filling filling) {
        if (newSize > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(newSize, bytes.length * 2));
        }
        if (newSize > size) {
            filling.fill(bytes, size, newSize);
        }
        size = newSize;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(bytes, size));
    }
}
