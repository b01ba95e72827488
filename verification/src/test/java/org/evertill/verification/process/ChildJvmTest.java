package org.evertill.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void deliversWholeLinesAndNeverAnUnfinishedOneOfAKilledChild() throws Exception {
        try (ChildJvm child = start()) {
            assertThat(nextLine()).isEqualTo("one");
            assertThat(nextLine()).isEqualTo("two");
            child.tell("hello");
            assertThat(nextLine()).isEqualTo("heard hello");
            assertThat(child.endsWithin(Duration.ZERO)).isFalse();
            child.kill();
            assertThat(child.endsWithin(Duration.ZERO)).isTrue();
            assertThat(said).isEmpty();
            assertThat(child.lastErrors()).contains("complaint");
        }
    }

    @Test
    void stopsAChildByEndingItsInput() throws Exception {
        try (ChildJvm child = start()) {
            nextLine();
            assertThat(child.stop(Duration.ofSeconds(30))).isEqualTo(7);
        }
        assertThat(new ArrayList<>(said)).containsExactly("two");
    }

    private ChildJvm start() throws Exception {
        return ChildJvm.start(TalkingMain.class.getName(), List.of(), List.of("one", "two"),
                folder.resolve("errors"), said::add);
    }

    private String nextLine() throws InterruptedException {
        return said.poll(30, TimeUnit.SECONDS);
    }
}
