package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void aFolderThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("logs"), "a file where the folder is due");
        LoggerContext context = RegisterLog.writingInto(inTheWay);
        try {
            context.getLogger("org.evertill.test").warn("nobody reads this");
            List<Status> told = context.getStatusManager().getCopyOfStatusList().stream()
                    .filter(status -> status.getLevel() >= Status.WARN).toList();
            assertThat(told.getFirst().getMessage())
                    .isEqualTo("The register's log cannot be written into " + inTheWay + ".");
            assertThat(told).extracting(Status::getThrowable).containsOnlyNulls();
        } finally {
            context.stop();
        }
    }
}
