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

    /**
     * Makes the driver unpack into the folder of a program that may run beside this one, and removes nothing. Only for
     * a folder that is there: who looks makes none.
     */
    public static void unpackBeside(Path folder) {
        if (System.getProperty(FOLDER_PROPERTY) == null && Files.isDirectory(folder)) {
            System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
        }
    }
}
