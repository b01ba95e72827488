package org.evertill.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.junit.jupiter.api.Test;

class LaterWordsTest {
    @Test
    void eachIsSaidOnce() {
        assertThat(LaterWords.tell("colour", "green", "grey")).isTrue();
        assertThat(LaterWords.tell("colour", "green", "grey")).isFalse();
        assertThat(LaterWords.tell("colour", "blue", "grey")).isTrue();
    }

    @Test
    void thePublishedLookupSourceStandsForOneOfALaterProgram() {
        OfflineProfile read = OfflineProfileRow.profile(OfflineProfileRow.of(OfflineProfile.PUBLISHED_DEFAULTS)
                .with("lookup_source", "both-at-once"));
        assertThat(read.lookupSource()).isEqualTo(LookupSource.SCALE_UNIT);
        assertThat(LaterWords.tell("lookup_source", "both-at-once", "scale-unit")).as("it was said").isFalse();
    }
}
