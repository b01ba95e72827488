package org.evertill.verification;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.evertill.exchange.files.DurableFile;
import org.evertill.offlinedb.DataFolderException;

/** A file of lines that has its name only when it is whole and on the disk: half a rescue must not pass for one. */
final class LineFile {

    private final Path path;
    private final Path unfinished;

    /** What fills it. */
    @FunctionalInterface
    interface Filler<T> {
        T fill(Writer lines) throws IOException, DataFolderException;
    }

    private LineFile(Path path) {
        this.path = path.toAbsolutePath();
        this.unfinished = this.path.resolveSibling(this.path.getFileName() + ".unfinished");
    }

    static LineFile make(Path path) throws IOException {
        LineFile file = new LineFile(path);
        Files.createDirectories(file.path.getParent());
        return file;
    }

    <T> T write(Filler<T> filler) throws IOException, DataFolderException {
        try (Writer lines = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
            return filler.fill(lines);
        }
    }

    void keep() throws IOException {
        DurableFile.sync(unfinished);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFile.syncFolder(path.getParent());
    }

    void discard() throws IOException {
        Files.delete(unfinished);
    }
}
