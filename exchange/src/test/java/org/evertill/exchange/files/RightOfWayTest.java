package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RightOfWayTest {

    @Test
    void whatCanWaitWaitsUntilTheLastSaleIsStored() throws Exception {
        RightOfWay sales = new RightOfWay(Integer.MAX_VALUE);
        sales.take();
        sales.take();
        Thread waiting = Thread.ofPlatform().start(sales::giveWay);
        awaitState(waiting, Thread.State.TIMED_WAITING);
        sales.release();
        assertThat(waiting.join(Duration.ofMillis(50))).as("it went on beside a sale").isFalse();
        sales.release();
        waiting.join();
        sales.giveWay();
    }

    @Test
    void aSaleThatNeverEndsHoldsNobodyUpForGood() {
        RightOfWay sales = new RightOfWay();
        sales.take();
        sales.giveWay();
        sales.giveWay();
    }

    @Test
    void whoeverIsInterruptedGoesOnAndStaysInterrupted() throws Exception {
        RightOfWay sales = new RightOfWay(Integer.MAX_VALUE);
        sales.take();
        boolean[] interrupted = new boolean[1];
        Thread waiting = Thread.ofPlatform().start(() -> {
            sales.giveWay();
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        awaitState(waiting, Thread.State.TIMED_WAITING);
        waiting.interrupt();
        waiting.join();
        assertThat(interrupted[0]).isTrue();
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
