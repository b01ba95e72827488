package org.evertill.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a command makes the data folders of the programs it runs: a folder the user named, which stays, or a temporary
 * one, which goes unless it is worth a look.
 */
final class WorkFolder implements AutoCloseable {

    private final Path path;
    private boolean keep;

    private WorkFolder(Path path, boolean keep) {
        this.path = path;
        this.keep = keep;
    }

    static WorkFolder of(Optional<Path> named, String purpose) throws IOException {
        return named.isPresent()
                ? new WorkFolder(Files.createDirectories(named.get()), true)
                : new WorkFolder(Files.createTempDirectory("evertill-" + purpose + "-"), false);
    }

    Path path() {
        return path;
    }

    /** Keeps the folder after all, when something in it has to be looked at. */
    void keepIf(boolean worthALook) {
        keep |= worthALook;
    }

    @Override
    public void close() throws IOException {
        if (keep) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
