package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A data folder that nobody but its owner may look into: it holds sales, tokens, keys and the hashes of PINs. */
public final class OwnFolder {

    private OwnFolder() {
    }

    /** Makes the folder if it is missing, and closes it to everybody else on this computer. */
    public static Path make(Path folder) throws IOException {
        Files.createDirectories(folder);
        // Elsewhere the folder keeps what its parent gives: on Windows that is the user's own profile.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** Deletes a folder with all that is in it; nothing where there is none. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> all = Files.walk(folder)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : inside) {
            Files.deleteIfExists(one);
        }
    }
}
