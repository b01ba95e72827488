package org.evertill.verification.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo leaves what it made: pictures and the summary in the folder itself, the programs' data in {@code data}
 * below it. An earlier demo's are taken away first; anything else in the folder is left alone.
 */
final class DemoFolder {

    private static final String MARK = ".evertill-demo";
    private static final String PICTURE = "(\\d\\d-[a-z-]+|failed)\\.png";

    private DemoFolder() {}

    /**
     * Makes room for a new demo.
     *
     * @return the empty folder for the programs' data
     * @throws IllegalStateException when {@code data} is there and no demo made it
     */
    static Path fresh(Path out) throws IOException {
        Path data = out.toAbsolutePath().resolve("data");
        if (Files.exists(data)) {
            if (!Files.exists(data.resolve(MARK))) {
                throw new IllegalStateException(data + " is there and was not made by a demo; choose another --out");
            }
            delete(data);
        }
        Files.createDirectories(data);
        Files.createFile(data.resolve(MARK));
        Files.deleteIfExists(out.resolve("summary.json"));
        for (Path picture : pictures(out)) {
            Files.delete(picture);
        }
        return data;
    }

    /** The pictures of a demo, in order. */
    static List<Path> pictures(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.getFileName().toString().matches(PICTURE)).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
