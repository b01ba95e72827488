package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.LargeFile;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.tables.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the files of one kind are called in a folder, and which of them the pointer names. */
record GenerationNames(Path folder, DatabaseKind kind) {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationNames.class);
    private static final Pattern REST = Pattern.compile("-([0-9]{1,18})[.]db(-wal|-shm|-journal)?");

    /** A file of a generation, or one that SQLite keeps beside it. */
    record Named(Path file, long number, boolean isSidecar) {
    }

    /** The folder for what is being fetched. */
    Path stagingFolder() {
        return folder.resolve("staging-" + kind.code());
    }

    /** The folder for a store that is put together beside the one in use, see {@link PackageIntake}. */
    Path besideFolder() {
        return folder.resolve("beside-" + kind.code());
    }

    /** The file of a {@link RenewalNote}. */
    Path renewalFile() {
        return folder.resolve(kind.code() + ".renewal");
    }

    /** Deletes what is half fetched or put together beside; what the system will not let go of stays. */
    void deleteHalfDone(RightOfWay rightOfWay) throws IOException {
        deleteAll(stagingFolder(), rightOfWay);
        deleteAll(besideFolder(), rightOfWay);
    }

    /** Deletes a folder with what is in it; what the system will not let go of stays. */
    static void deleteAll(Path half, RightOfWay rightOfWay) throws IOException {
        if (Files.exists(half)) {
            try (Stream<Path> files = Files.walk(half)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> delete(file, rightOfWay));
            }
        }
    }

    /** Deletes a file; what the system will not let go of goes at the next start. */
    static void delete(Path file, RightOfWay rightOfWay) {
        try {
            new LargeFile(file).delete(rightOfWay);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted yet: {}", file, e.toString());
        }
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

    /** What is in a file by its cursor, with the size it has now. */
    Generation generation(Path file, GenerationFile.Cursor cursor) throws IOException {
        return new Generation(kind, numberOf(file), cursor.version(), cursor.dataGroup(), cursor.schema(),
                cursor.createdAt(), Files.size(file), file);
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

    /** Gives a finished file the name of a generation, durably. */
    void place(Path staged, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new IOException(target + " is there already");
        }
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.syncFolder(folder);
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
