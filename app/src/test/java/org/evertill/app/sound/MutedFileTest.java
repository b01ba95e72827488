package org.evertill.app.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutedFileTest {

    @TempDir
    private Path folder;

    @Test
    void keepsAChoiceForTheNextStartAndIsAudibleBeforeOne() {
        assertThat(new MutedFile(folder).read()).isFalse();
        new MutedFile(folder).write(true);
        assertThat(new MutedFile(folder).read()).isTrue();
        new MutedFile(folder).write(false);
        assertThat(new MutedFile(folder).read()).isFalse();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenLeavesTheRegisterAudible() throws Exception {
        Files.createDirectory(folder.resolve("sounds"));
        new MutedFile(folder).write(true);
        assertThat(new MutedFile(folder).read()).isFalse();
    }
}
