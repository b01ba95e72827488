package org.evertill.offlinedb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a failing disk makes of a database's file: whole pages of rubbish, and, where somebody has them, back. */
public final class DamagedPages {
    /** Bytes of a page. */
    public static final int BYTES = 4096;

    private final Path file;
    private final byte[] sound;

    /** What a page is, by its first byte. */
    public enum Kind {
        /** Rows of a table. */
        ROWS(0x0D),
        /** Entries of an index. */
        ENTRIES(0x0A);

        private final int first;

        Kind(int first) {
            this.first = first;
        }
    }

    private DamagedPages(Path file, byte[] sound) {
        this.file = file;
        this.sound = sound;
    }

    /** A file that nobody has open, as it is now. */
    public static DamagedPages of(Path file) throws IOException {
        return new DamagedPages(file, Files.readAllBytes(file));
    }

    /** The pages of a kind that contain some words, in their order; page 0 is the first. */
    public List<Integer> holding(Kind kind, String words) {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        List<Integer> pages = new ArrayList<>();
        for (int page = 1; page < sound.length / BYTES; page++) {
            if (sound[page * BYTES] == kind.first && contains(page, wanted)) {
                pages.add(page);
            }
        }
        return pages;
    }

    private boolean contains(int page, byte[] wanted) {
        for (int at = page * BYTES; at + wanted.length <= (page + 1) * BYTES; at++) {
            if (Arrays.equals(sound, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** Writes rubbish over the first half of a page. */
    public void damage(int page, Random random) throws IOException {
        byte[] rubbish = new byte[BYTES / 2];
        random.nextBytes(rubbish);
        write((long) page * BYTES, rubbish);
    }

    /** Puts a page back as it was; nobody else may have written to it. */
    public void mend(int page) throws IOException {
        write((long) page * BYTES, Arrays.copyOfRange(sound, page * BYTES, (page + 1) * BYTES));
    }

    private void write(long at, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            open.write(bytes);
        }
    }
}
