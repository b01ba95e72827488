package org.evertill.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the harness finds what it is there to find: each planted error must fail the run. */
class KillRunTest {

    @TempDir
    private Path data;

    @Test
    void findsNothingWrongWithAnHonestTill() throws Exception {
        KillReport report = run("", 5);
        assertThat(report.trouble()).isEmpty();
        assertThat(report.audited().findings()).isEmpty();
        assertThat(report.losesNothing()).as(report.figures().toString()).isTrue();
        assertThat(report.kills()).isEqualTo(5);
        assertThat(report.acknowledged()).isPositive();
        assertThat(report.audited().transactions()).isGreaterThanOrEqualTo(report.acknowledged());
        assertThat(report.usableMillis()).isNotEmpty();
        assertThat(report.figures()).containsEntry("lost", 0L).containsEntry("journalVerifies", true);
    }

    @Test
    void findsATillThatTellsWhatItNeverStored() throws Exception {
        KillReport report = run("tells what it never stored", 20);
        assertThat(report.holds()).isFalse();
        assertThat(report.audited().lost()).isPositive();
        assertThat(report.trouble()).isNotEmpty();
    }

    @Test
    void findsATillThatForgetsTheRunningCart() throws Exception {
        KillReport report = run("forgets the cart", 20);
        assertThat(report.holds()).isFalse();
        assertThat(report.lostCarts()).isEqualTo(1);
        assertThat(report.trouble().getFirst()).startsWith("the cart ");
    }

    @Test
    void findsATillThatEndsByItself() throws Exception {
        KillReport report = run("crashes", 20);
        assertThat(report.holds()).isFalse();
        assertThat(report.trouble().getFirst()).startsWith("the register ended by itself");
    }

    @Test
    void judgesARestartByItsLimit() throws Exception {
        KillReport honest = run("", 1);
        assertThat(restartedAfter(KillReport.USABLE_LIMIT_MILLIS, honest).holds()).isTrue();
        assertThat(restartedAfter(KillReport.USABLE_LIMIT_MILLIS + 1, honest).holds()).isFalse();
        assertThat(restartedAfter(KillReport.USABLE_LIMIT_MILLIS + 1, honest).losesNothing()).isTrue();
    }

    private static KillReport restartedAfter(long millis, KillReport honest) {
        return new KillReport(1, honest.phases(), 0, honest.audited(), 0, List.of(millis), List.of(), List.of(),
                List.of());
    }

    private KillReport run(String fault, int cycles) throws Exception {
        Files.writeString(data.resolve("fault"), fault);
        return KillRun.ofRegister(HandMadeTillMain.class.getName(), data, 20261121).run(cycles, word -> { });
    }
}
