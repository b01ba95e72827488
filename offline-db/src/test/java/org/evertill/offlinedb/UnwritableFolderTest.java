package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders a register cannot write to: a sentence that names the folder and the remedy, and nothing made elsewhere. */
class UnwritableFolderTest {
    private static final Path NOBODYS = Path.of("/proc");

    @TempDir
    Path folder;

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "a file");
        requireRefused(file, file + " is a file and no folder");
        requireRefused(file.resolve("inside"), "cannot be used");
        assertThat(file).hasContent("a file");
    }

    @Test
    void aFolderNobodyCanWriteToIsRefused() {
        assumeThat(NOBODYS).as("a file system that takes no files").isDirectory();
        requireRefused(NOBODYS.resolve("evertill"), "/proc/evertill cannot be made");
    }

    @Test
    void aReadOnlyDiskIsRefusedAndItsSalesAreThereWhenItIsWritableAgain() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (TemporaryRegister register = TemporaryRegister.open(data)) {
            register.journal().commit(List.of(new SampleSales(5).sale()));
        }
        assumeThat(run("mount", "--bind", data, data) && run("mount", "-o", "remount,ro,bind", data))
                .as("only somebody who may mount can make a disk read-only").isTrue();
        try {
            requireRefused(data, "Read-only file system");
            assertThat(RegisterInspection.isInUse(data)).isFalse();
            try (RegisterInspection inspection = RegisterInspection.of(data).orElseThrow()) {
                assertThat(inspection.unsent().sales()).as("who only looks can").isEqualTo(1);
            }
        } finally {
            run("umount", data);
        }
        try (TemporaryRegister register = TemporaryRegister.open(data)) {
            assertThat(register.journal().commit(List.of(new SampleSales(6).sale())).getFirst().sequence())
                    .isEqualTo(2);
        }
    }

    private static void requireRefused(Path data, String why) {
        assertThatThrownBy(() -> OfflineDatabase.open(data)).isInstanceOf(DataFolderException.class)
                .hasMessageStartingWith("The data folder " + data + " cannot be used: ")
                .hasMessageContaining(why)
                .hasMessageEndingWith("Let this user write there, or start with another folder.");
    }

    private static boolean run(Object... command) throws IOException, InterruptedException {
        String[] words = Stream.of(command).map(String::valueOf).toArray(String[]::new);
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException noSuchProgram) {
            return false;
        }
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
