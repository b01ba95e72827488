package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.tables.DatabaseKind;

/** What the files of one kind are called in a folder, and which of them the pointer names. */
record GenerationNames(Path folder, DatabaseKind kind) {
    private static final Pattern REST = Pattern.compile("-([0-9]{1,18})[.]db(-wal|-shm|-journal)?");

    /** A file of a generation, or one that SQLite keeps beside it. */
    record Named(Path file, long number, boolean isSidecar) {
    }

    /** The file of a generation. */
    Path file(long number) {
        return folder.resolve(kind.code() + "-" + number + ".db");
    }

    /** The number in the name of a file. */
    long numberOf(Path file) {
        List<Named> named = named(file.getFileName().toString());
        if (named.isEmpty() || named.getFirst().isSidecar()) {
            throw new IllegalArgumentException(file + " is no name of a generation");
        }
        return named.getFirst().number();
    }

    /** Every file of every generation that is there, with those beside it. */
    List<Named> all() throws IOException {
        List<Named> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                all.addAll(named(file.getFileName().toString()));
            }
        }
        return all;
    }

    /** A name that was never used. */
    Path next() throws IOException {
        long highest = pointed().orElse(0);
        for (Named named : all()) {
            // Sidecars do not count: one beside the next name must be seen and refused, not stepped over.
            highest = named.isSidecar() ? highest : Math.max(highest, named.number());
        }
        return file(highest + 1);
    }

    /** The number of the file the pointer names; empty when there is no pointer, or a damaged one. */
    OptionalLong pointed() throws IOException {
        if (!Files.exists(pointer())) {
            return OptionalLong.empty();
        }
        // Read as bytes of any kind, so that a damaged pointer is an empty store and not an error.
        List<Named> named = named(new String(Files.readAllBytes(pointer()), StandardCharsets.ISO_8859_1).strip());
        return named.isEmpty() || named.getFirst().isSidecar()
                ? OptionalLong.empty()
                : OptionalLong.of(named.getFirst().number());
    }

    /** Points to another file, durably. */
    void point(Path file) throws IOException {
        new DurableFile(pointer()).replace((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Points to none. */
    void pointNowhere() throws IOException {
        Files.deleteIfExists(pointer());
        DurableFile.syncFolder(folder);
    }

    private Path pointer() {
        return folder.resolve(kind.code() + ".current");
    }

    /** What a name says; nothing when it is of something else. */
    private List<Named> named(String name) {
        if (!name.startsWith(kind.code())) {
            return List.of();
        }
        Matcher rest = REST.matcher(name.substring(kind.code().length()));
        return rest.matches()
                ? List.of(new Named(folder.resolve(name), Long.parseLong(rest.group(1)), rest.group(2) != null))
                : List.of();
    }
}
