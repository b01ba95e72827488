package org.evertill.exchange.sqlite;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.evertill.exchange.files.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Where SQLite's native library is. Left alone, the driver unpacks it at every start, compares it with the one it
 * carries, and removes it only at an orderly end: a register would start later and, switched off by its plug, fill the
 * temporary folder. So a program unpacks it once for each version of the driver and starts from that.
 */
public final class SqliteNativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteNativeLibrary.class);
    private static final String PATH_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME_PROPERTY = "org.sqlite.lib.name";
    private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

    private SqliteNativeLibrary() {
    }

    /** Whether this process knows already where its library is: the driver loads it once. */
    public static boolean isPlaced() {
        return System.getProperty(FOLDER_PROPERTY) != null;
    }

    /**
     * Unpacks the library into a folder of this program alone, unless it is there, and removes those of other versions
     * and what the driver left there. Call once, before the first connection and after the program has made sure that
     * it is the only one.
     */
    public static void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path library = library(folder);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "*sqlite*")) {
            for (Path other : others) {
                if (!other.equals(library)) {
                    remove(other);
                }
            }
        }
        // It is there as a whole or not at all. Whoever asks the driver what it carries waits for a program it starts.
        if (!Files.exists(library)) {
            try (InputStream in = carried().openStream()) {
                new DurableFile(library).replace(in.readAllBytes());
            }
        }
        place(library);
    }

    /**
     * Takes the library of a program that may run beside this one, or lets the driver unpack into that one's folder,
     * and removes nothing. Only for a folder that is there: who looks makes none.
     */
    public static void unpackBeside(Path folder) {
        if (!isPlaced() && (Files.exists(library(folder)) || Files.isDirectory(folder) && Files.isWritable(folder))) {
            place(library(folder));
        }
    }

    /** Named for all it depends on: a data folder may move to another machine. */
    private static Path library(Path folder) {
        String name = "sqlitejdbc-" + SQLiteJDBCLoader.getVersion() + '-' + System.getProperty("os.name") + '-'
                + System.getProperty("os.arch");
        return folder.toAbsolutePath().resolve(System.mapLibraryName(name.toLowerCase(Locale.ROOT).replace(' ', '-')));
    }

    /** The library for this system as the driver carries it. */
    private static URL carried() throws FileNotFoundException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + '/' + LibraryLoaderUtil.getNativeLibName();
        URL carried = SQLiteJDBCLoader.class.getResource(resource);
        if (carried == null) {
            throw new FileNotFoundException("the driver carries no " + resource);
        }
        return carried;
    }

    /** What is of no use any more may still be in use beside, which is no reason not to start. */
    private static void remove(Path leftover) {
        try {
            Files.deleteIfExists(leftover);
        } catch (IOException e) {
            LOG.info("{} could not be removed yet: {}", leftover, e.toString());
        }
    }

    /** Where the library is missing, or another system's after all, the driver unpacks its own into the folder. */
    private static void place(Path library) {
        System.setProperty(PATH_PROPERTY, library.getParent().toString());
        System.setProperty(NAME_PROPERTY, library.getFileName().toString());
        System.setProperty(FOLDER_PROPERTY, library.getParent().toString());
    }
}
