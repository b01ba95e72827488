package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadySyncTest {
    private static final int PIECE = 700_000;

    @TempDir
    private Path folder;

    @Test
    void aFileHoldsWhatWasWrittenWhileItsPiecesWentToTheDisk() throws Exception {
        byte[] bytes = new byte[16 * PIECE];
        new Random(5).nextBytes(bytes);
        Path path = folder.resolve("large");
        try (FileChannel file = open(path); SteadySync steady = new SteadySync(file, new RightOfWay())) {
            for (int at = 0; at < bytes.length; at += PIECE) {
                file.write(ByteBuffer.wrap(bytes, at, PIECE));
                steady.keepUp();
            }
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
    }

    @Test
    void aFileThatIsClosedUnderItIsAnError() throws Exception {
        FileChannel file = open(folder.resolve("large"));
        try (SteadySync steady = new SteadySync(file, new RightOfWay())) {
            file.close();
            assertThatThrownBy(steady::keepUp).isInstanceOf(ClosedChannelException.class);
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
