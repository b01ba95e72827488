package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a process of its own, with the register's collector and a young generation nothing else fills. */
class YoungGenerationTest {

    private static final String YOUNG_COLLECTOR = "Copy";

    @Test
    void isCollectedOnceWhenMuchOfItIsUsedAndNotAgainWhileItIsFree() throws Exception {
        Process register = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "-XX:+UseSerialGC", "-Xmx192m", "-Xmn64m",
                YoungGenerationTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = register.inputReader().lines().toList();
        assertThat(register.waitFor()).isZero();
        assertThat(said).containsExactly("0", "1", "1");
    }

    /** Says how often it was collected: with half of it used, after asking for it, and after asking again. */
    public static void main(String[] arguments) {
        byte[][] used = new byte[32][];
        for (int piece = 0; piece < used.length; piece++) {
            used[piece] = new byte[1 << 20];
        }
        System.out.println(collections());
        YoungGeneration.collect();
        System.out.println(collections());
        // What was used has moved on, so nearly all of it is free.
        YoungGeneration.collect();
        System.out.println(collections());
        System.exit(used.length - 32);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals(YOUNG_COLLECTOR))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
