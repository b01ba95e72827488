package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
}
