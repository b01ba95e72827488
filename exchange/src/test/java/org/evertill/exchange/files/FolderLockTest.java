package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void nothingThatLooksAtAFolderTakesItFromWhoHoldsIt() throws Exception {
        try (FolderLock held = FolderLock.take(folder).orElseThrow()) {
            assertThat(FolderLock.take(folder)).isEmpty();
            assertThat(FolderLock.isHeld(folder)).isTrue();
            assertThat(FolderLock.owner(folder)).contains(Long.toString(ProcessHandle.current().pid()));
            assertThat(Other.looks(folder)).isEqualTo("held");
            assertThat(held).isNotNull();
        }
        assertThat(FolderLock.isHeld(folder)).isFalse();
        assertThat(Other.looks(folder)).isEqualTo("free");
        FolderLock.take(folder).orElseThrow().close();
    }

    @Test
    void aLookFromOutsideDoesNotRefuseWhoStartsMeanwhile() throws Exception {
        List<Integer> pauses = new ArrayList<>();
        Other other = Other.holding(folder);
        Optional<FolderLock> taken = FolderLock.take(folder, () -> {
            pauses.add(1);
            other.letGo();
        });
        assertThat(taken).isPresent();
        assertThat(pauses).hasSize(1);
        taken.get().close();
    }

    @Test
    void whatIsDoneInAFreeFolderIsDoneWhileNobodyCanBegin() throws Exception {
        FolderLock.take(folder).orElseThrow().close();
        List<String> seen = new ArrayList<>();
        assertThat(FolderLock.whileFree(folder, () -> seen.add(Other.looks(folder)))).isTrue();
        assertThat(seen).containsExactly("held");
        try (FolderLock held = FolderLock.take(folder).orElseThrow()) {
            assertThat(FolderLock.whileFree(folder, () -> seen.add("done"))).isFalse();
            assertThat(held).isNotNull();
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void aFolderNobodyEverWorkedInIsFreeAndStaysAsItIs() throws Exception {
        assertThat(FolderLock.isHeld(folder)).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** Another program. */
    static final class Other {
        private final Process process;

        private Other(Process process) {
            this.process = process;
        }

        static Other holding(Path folder) throws IOException {
            Other other = new Other(start("hold", folder));
            assertThat(other.line()).isEqualTo("held");
            return other;
        }

        static String looks(Path folder) throws IOException {
            return new Other(start("look", folder)).line();
        }

        void letGo() {
            process.destroyForcibly().onExit().join();
        }

        private String line() throws IOException {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }

        private static Process start(String what, Path folder) throws IOException {
            return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                    "-cp", System.getProperty("java.class.path"), Other.class.getName(), what, folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        }

        /** {@code hold DIR} takes a folder until it is killed; {@code look DIR} says whether it is held. */
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[1]);
            if (arguments[0].equals("look")) {
                System.out.println(FolderLock.isHeld(folder) ? "held" : "free");
                return;
            }
            try (FolderLock held = FolderLock.take(folder).orElseThrow()) {
                System.out.println("held");
                System.out.println(System.in.read() + held.toString());
            }
        }
    }
}
