package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineProfileRowTest {
    private static final OfflineProfile DEFAULTS = OfflineProfile.PUBLISHED_DEFAULTS;

    @Test
    void theTableHasAColumnPerField() {
        assertThat(ChannelTables.OFFLINE_PROFILE.columnNames()).containsExactlyElementsOf(Stream.concat(
                Stream.of("profile_code", "name"),
                Arrays.stream(OfflineProfileField.values()).map(OfflineProfileField::column)).toList());
    }

    @ParameterizedTest
    @EnumSource(OfflineProfileField.class)
    void aRowHoldsWhateverAProfileHolds(OfflineProfileField field) {
        OfflineProfile other = DEFAULTS.with(field, field.highest());
        Row row = OfflineProfileRow.of(other);
        assertThat(OfflineProfileRow.profile(row)).isEqualTo(other);
        assertThat(OfflineProfileRow.objections(row)).isEmpty();
    }

    @Test
    void aRowSomebodyWroteByHandIsReadAndObjectedTo() {
        Row.Builder wild = ChannelTables.OFFLINE_PROFILE.newRow();
        Row usual = OfflineProfileRow.of(DEFAULTS);
        ChannelTables.OFFLINE_PROFILE.columnNames().forEach(column -> wild.with(column, usual.value(column)));
        Row row = wild.with("sync_interval_ms", 10).with("advanced_offline_switching", 7)
                .with("lookup_source", "nowhere").row();
        assertThat(OfflineProfileRow.objections(row)).containsExactly(
                new Objection(OfflineProfileField.ADVANCED_OFFLINE_SWITCHING, 7),
                new Objection(OfflineProfileField.SYNC_INTERVAL, 10),
                new Objection(OfflineProfileField.LOOKUP_SOURCE, -1));
        OfflineProfile read = OfflineProfileRow.profile(row);
        assertThat(read.lookupSource()).isEqualTo(LookupSource.SCALE_UNIT);
        assertThat(read.advancedOfflineSwitching()).isTrue();
        assertThat(read.syncIntervalMillis()).isEqualTo(10);
        assertThat(read.allowed().syncIntervalMillis()).isEqualTo(5_000);
    }
}
