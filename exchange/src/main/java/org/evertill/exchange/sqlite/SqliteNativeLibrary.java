package org.evertill.exchange.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the driver unpacks SQLite's native library. It does so at every start and removes it only at an orderly end, so
 * a register that is switched off by its plug would fill the temporary folder.
 */
public final class SqliteNativeLibrary {
    private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

    private SqliteNativeLibrary() {
    }

    /**
     * Makes the driver unpack into a folder of this program alone, and removes what an earlier run left there. Call
     * once, before the first connection and after the program has made sure that it is the only one.
     */
    public static void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
    }
}
