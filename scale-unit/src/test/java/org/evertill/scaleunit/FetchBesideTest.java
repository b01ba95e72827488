package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fetching beside the rounds: one at a time, and what became of it is told once. */
@Timeout(60)
class FetchBesideTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch comes = new CountDownLatch(1);
    private final CountDownLatch woken = new CountDownLatch(1);

    @Test
    void oneIsUnderWayUntilItHasComeAndNoOtherIsBegunMeanwhile() throws Exception {
        FetchBeside fetch = waiting(() -> true);
        assertThat(fetch.isUnderWay()).isFalse();
        fetch.begin();
        fetch.begin();
        assertThat(fetch.isUnderWay()).isTrue();
        assertThat(fetch.hasEnded()).isFalse();
        comes.countDown();
        woken.await();
        assertThat(fetch.isUnderWay()).isFalse();
        assertThat(fetch.hasEnded()).isTrue();
        fetch.begin();
        assertThat(fetch.hasEnded()).as("nobody has asked what became of it").isTrue();
        fetch.join();
        assertThat(begun).hasValue(1);
    }

    @Test
    void whatItFailedOfIsToldOnceAndTheNextMayBegin() throws Exception {
        FetchBeside fetch = waiting(() -> {
            throw new IOException("the line broke");
        });
        comes.countDown();
        fetch.begin();
        woken.await();
        assertThatThrownBy(fetch::outcome).isExactlyInstanceOf(IOException.class).hasMessage("the line broke");
        assertThat(fetch.hasEnded()).isFalse();
        assertThatCode(fetch::outcome).doesNotThrowAnyException();
        fetch.begin();
        fetch.join();
        assertThat(begun).hasValue(2);
    }

    @Test
    void anErrorInItIsAFailureToo() throws Exception {
        FetchBeside fetch = waiting(() -> {
            throw new StackOverflowError();
        });
        comes.countDown();
        fetch.begin();
        woken.await();
        assertThatThrownBy(fetch::outcome).hasCauseInstanceOf(StackOverflowError.class);
    }

    private FetchBeside waiting(Callable<Boolean> then) {
        return new FetchBeside(() -> {
            begun.incrementAndGet();
            comes.await();
            return then.call();
        }, woken::countDown);
    }
}
