package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptChoiceTest {

    @TempDir
    private Path folder;

    @Test
    void keepsAChoiceForTheNextStartAndHasNoneBeforeOne() throws Exception {
        Path file = folder.resolve("sounds");
        assertThat(new KeptChoice(file).read()).isEmpty();
        new KeptChoice(file).write("off");
        assertThat(new KeptChoice(file).read()).contains("off");
        new KeptChoice(file).write("on");
        assertThat(new KeptChoice(file).read()).contains("on");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsAsIfNothingHadBeenChosen() throws Exception {
        Path file = Files.createDirectories(folder.resolve("sounds/in the way")).getParent();
        new KeptChoice(file).write("off");
        assertThat(new KeptChoice(file).read()).isEmpty();
    }
}
