package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TapFailureTest {

    private final TapFailure failure = new TapFailure();

    @Test
    void keepsTheFirstCauseAndTellsItAtTheEnd() {
        IOException first = new IOException("the log is full");
        assertThat(failure.told(first)).isEqualTo(10);
        failure.told(new IOException("a later one"));
        assertThatThrownBy(failure::requireNone).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the recording itself failed").hasMessageContaining("the log is full")
                .hasCause(first);
    }

    @Test
    void goesAlongWithWhatCameOfIt() {
        IllegalStateException outcome = new IllegalStateException("the journal cannot be read");
        failure.explain(outcome);
        assertThat(outcome).hasNoSuppressedExceptions();
        failure.told(new IOException("the log is full"));
        failure.explain(outcome);
        assertThat(outcome.getSuppressed()).singleElement().satisfies(
                cause -> assertThat(cause).hasMessage("the log is full"));
    }

    @Test
    void saysNothingWhereNothingFailed() {
        assertThatCode(failure::requireNone).doesNotThrowAnyException();
    }
}
