package org.evertill.commerce.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineProfileTest {

    private static final OfflineProfile DEFAULTS = OfflineProfile.PUBLISHED_DEFAULTS;

    @ParameterizedTest
    @EnumSource(OfflineProfileField.class)
    void everyFieldIsDeclaredOnceAndTheProfileHoldsIt(OfflineProfileField field) {
        String component = Arrays.stream(OfflineProfile.class.getRecordComponents()).map(each -> each.getName())
                .filter(name -> name.replaceFirst("Millis$", "").toLowerCase(Locale.ROOT)
                        .equals(field.code().replace("-", ""))).findFirst().orElse("none");
        assertThat(component.endsWith("Millis")).isEqualTo(field.column().endsWith("_ms"));
        assertThat(DEFAULTS.value(field)).isEqualTo(field.published());
        assertThat(field.allows(field.published())).isTrue();
        assertThat(OfflineProfileField.ofCode(field.code())).contains(field);
        OfflineProfile highest = DEFAULTS.with(field, field.highest());
        assertThat(highest.value(field)).isEqualTo(field.highest());
        assertThat(highest.with(field, field.published())).as("no other field moved").isEqualTo(DEFAULTS);
        assertThat(OfflineProfile.class.getRecordComponents())
                .hasSize(2 + OfflineProfileField.values().length);
    }

    @ParameterizedTest
    @EnumSource(OfflineProfileField.class)
    void aValueOutOfItsRangeIsTakenForTheNearestAllowedOne(OfflineProfileField field) {
        for (long bound : List.of(field.lowest(), field.highest())) {
            long beyond = bound == field.lowest() ? bound - 1 : bound + 1;
            assertThat(field.allows(beyond)).isFalse();
            assertThat(field.nearest(beyond)).isEqualTo(bound);
            assertThat(DEFAULTS.with(field, bound).objections()).isEmpty();
        }
    }

    @Test
    void aRegisterFollowsAllowedValuesAndSaysWhichItChanged() {
        OfflineProfile wild = DEFAULTS.with(OfflineProfileField.REQUEST_TIMEOUT, 0)
                .with(OfflineProfileField.RETRY_COUNT, 99).with(OfflineProfileField.SYNC_INTERVAL, 1);
        assertThat(wild.objections()).containsExactly(new Objection(OfflineProfileField.REQUEST_TIMEOUT, 0),
                new Objection(OfflineProfileField.RETRY_COUNT, 99),
                new Objection(OfflineProfileField.SYNC_INTERVAL, 1));
        assertThat(wild.allowed()).isEqualTo(DEFAULTS.with(OfflineProfileField.REQUEST_TIMEOUT, 200)
                .with(OfflineProfileField.RETRY_COUNT, 5).with(OfflineProfileField.SYNC_INTERVAL, 5_000));
        assertThat(DEFAULTS.allowed()).isSameAs(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({"request-timeout,0.2,200", "request-timeout,30,30000", "reconnect-interval,2,120000",
            "health-check-interval,0.1,6000", "price-age-warning,24,86400000", "retry-count,3,3",
            "sync-interval,60,60000", "prompt-on-seamless-offline,on,1", "prompt-on-seamless-offline,off,0",
            "lookup-source,offline-database,1", "lookup-source,scale-unit,0"})
    void aValueReadsAsItIsWritten(String code, String text, long value) {
        OfflineProfileField field = OfflineProfileField.ofCode(code).orElseThrow();
        assertThat(field.value(text)).hasValue(value);
        assertThat(field.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"request-timeout,soon", "request-timeout,''", "retry-count,1.5", "prompt-on-seamless-offline,2",
            "lookup-source,nowhere", "price-age-warning,99999999999"})
    void aTextThatIsNoValueOfTheFieldIsNone(String code, String text) {
        assertThat(OfflineProfileField.ofCode(code).orElseThrow().value(text)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void theDefaultsAndRangesAreThoseOfTheDesign() {
        assertThat(Arrays.stream(OfflineProfileField.values()).map(field -> field.code() + ' '
                + field.text(field.published()) + ' ' + field.text(field.lowest()) + ".." + field.text(field.highest())
                + ' ' + field.unit())).containsExactly(
                "request-timeout 2 0.2..30 SECONDS",
                "retry-count 0 0..5 TIMES",
                "reconnect-interval 2 0..120 MINUTES",
                "prompt-on-seamless-offline off off..on SWITCH",
                "manual-switch-before-sign-on off off..on SWITCH",
                "advanced-offline-switching off off..on SWITCH",
                "health-check-interval 1 0.1..60 MINUTES",
                "pause-offline-synchronization off off..on SWITCH",
                "sync-interval 60 5..3600 SECONDS",
                "first-contact-spread 60 0..3600 SECONDS",
                "price-age-warning 24 1..720 HOURS",
                "lookup-source scale-unit scale-unit..offline-database CHOICE");
    }
}
