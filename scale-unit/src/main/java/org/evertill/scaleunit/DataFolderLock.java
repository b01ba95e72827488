package org.evertill.scaleunit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a data folder for one process, until it is closed or the process ends in whatever way. */
record DataFolderLock(FileChannel channel) implements AutoCloseable {

    /**
     * Takes the folder.
     *
     * @throws IOException when another process has it
     */
    static DataFolderLock take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another scale unit runs on " + folder.toAbsolutePath() + ".");
        }
        return new DataFolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
