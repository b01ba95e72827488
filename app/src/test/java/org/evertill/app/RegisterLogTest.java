package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterLogTest {

    @TempDir
    private Path folder;

    @Test
    void writesIntoTheDataFolderAndLeavesNoLineThatNobodyWrote() {
        RegisterLog.into(folder);
        RegisterLog log = new RegisterLog();
        log.initialize();
        log.getLoggerFactory().getLogger("org.evertill.test").info("one\nERROR two");
        log.getLoggerFactory().getLogger("org.evertill.test").debug("not worth keeping");
        assertThat(folder.resolve("logs").resolve("register.log")).content()
                .matches("\\S+T\\S+Z INFO  \\[[^]]+] org\\.evertill\\.test one ERROR two\\R");
    }
}
