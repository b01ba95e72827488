package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {
    @TempDir
    private Path folder;

    @Test
    void isPutOnTheDiskByAnInterruptedThreadToo() throws Exception {
        LargeFile file = large();
        Thread.currentThread().interrupt();
        file.sync(new RightOfWay());
        assertThat(Thread.interrupted()).as("whoever interrupted it finds it so").isTrue();
    }

    @Test
    void isPutOnTheDiskThoughItIsEmpty() throws Exception {
        Path path = folder.resolve("empty");
        try (FileChannel _ = open(path)) {
            new LargeFile(path).sync(new RightOfWay());
        }
    }

    @Test
    void oneThatIsNotThereIsNotPutOnTheDisk() {
        assertThatThrownBy(() -> new LargeFile(folder.resolve("none")).sync(new RightOfWay()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void isDeletedAndSoIsOneThatIsNotThere() throws Exception {
        LargeFile file = large();
        file.delete(new RightOfWay());
        file.delete(new RightOfWay());
        assertThat(file.path()).doesNotExist();
    }

    private LargeFile large() throws IOException {
        Path path = folder.resolve("large");
        try (FileChannel file = open(path)) {
            file.write(ByteBuffer.allocate(1), 50 << 20);
        }
        return new LargeFile(path);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
