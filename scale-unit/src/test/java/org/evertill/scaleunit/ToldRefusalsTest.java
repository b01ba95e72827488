package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldRefusalsTest {
    private final ToldRefusals refusals = new ToldRefusals();

    @Test
    void theSameIsToldOnceUntilARoundGoesWithoutIt() {
        assertThat(refusals.isNews("not this token")).isTrue();
        refusals.begin();
        assertThat(refusals.isNews("not this token")).isFalse();
        assertThat(refusals.isNews("another store's")).isTrue();
        assertThat(refusals.areOver()).isFalse();
        refusals.begin();
        assertThat(refusals.areOver()).isTrue();
        assertThat(refusals.isNews("not this token")).isTrue();
    }

    @Test
    void whereNothingWasRefusedNothingIsOver() {
        refusals.begin();
        assertThat(refusals.areOver()).isFalse();
    }
}
