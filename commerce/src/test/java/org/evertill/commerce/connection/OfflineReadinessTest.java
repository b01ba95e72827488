package org.evertill.commerce.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.evertill.commerce.refusal.OfflineRefusals;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.junit.jupiter.api.Test;

class OfflineReadinessTest {

    private static final long ENOUGH = OfflineReadiness.SHIFT_BYTES;
    private static final OfflineFacts WHOLE = new OfflineFacts(Optional.of(true), true, true, true, true, ENOUGH);

    @Test
    void nothingMissingIsReady() {
        assertThat(OfflineReadiness.of(WHOLE)).isEqualTo(OfflineReadiness.READY);
        assertThat(OfflineReadiness.READY.isReady()).isTrue();
        assertThat(OfflineReadiness.READY.canSellOffline()).isTrue();
    }

    @Test
    void eachPartIsMissedByItselfAndOnlyWhatSellingNeedsKeepsTheRegisterOnline() {
        assertMissing(new OfflineFacts(Optional.of(true), false, true, true, true, ENOUGH), MissingPart.STAFF, false);
        assertMissing(new OfflineFacts(Optional.of(true), true, false, true, true, ENOUGH), MissingPart.PRICES, false);
        assertMissing(new OfflineFacts(Optional.of(true), true, true, false, true, ENOUGH), MissingPart.TAXES, false);
        assertMissing(new OfflineFacts(Optional.of(true), true, true, true, false, ENOUGH), MissingPart.PROFILE, true);
        assertMissing(new OfflineFacts(Optional.of(true), true, true, true, true, ENOUGH - 1), MissingPart.DISK, true);
    }

    @Test
    void whatHeadquartersDoesNotSupportLacksNothingElse() {
        assertThat(OfflineReadiness.of(new OfflineFacts(Optional.of(false), true, false, false, true, 0)))
                .isEqualTo(OfflineReadiness.NOT_SUPPORTED);
        assertThat(OfflineReadiness.NOT_SUPPORTED.isSupported()).isFalse();
        assertThat(OfflineReadiness.NOT_SUPPORTED.canSellOffline()).isFalse();
    }

    @Test
    void withoutAnyPackageItWasNeverSynchronised() {
        OfflineReadiness never =
                OfflineReadiness.of(new OfflineFacts(Optional.empty(), false, false, false, false, ENOUGH));
        assertThat(never).isEqualTo(OfflineReadiness.NEVER_SYNCHRONISED);
        assertThat(never.isNeverSynchronised()).isTrue();
        assertThat(OfflineReadiness.of(new OfflineFacts(Optional.empty(), false, false, false, false, 0))
                .isNeverSynchronised()).as("on a full disk").isTrue();
        assertThat(OfflineReadiness.READY.isNeverSynchronised()).isFalse();
    }

    @Test
    void aRefusalNamesWhatSellingLacks() {
        OfflineReadiness partly = new OfflineReadiness(
                EnumSet.of(MissingPart.DISK, MissingPart.TAXES, MissingPart.STAFF));
        assertThat(OfflineRefusals.unanswered(partly))
                .isEqualTo(Refusal.of(RefusalReason.OFFLINE_INCOMPLETE, "staff,taxes"));
        assertThat(OfflineRefusals.cannotDisconnect(partly))
                .isEqualTo(Refusal.of(RefusalReason.CANNOT_GO_OFFLINE, "staff,taxes"));
        assertThat(OfflineRefusals.unanswered(OfflineReadiness.NEVER_SYNCHRONISED).reason())
                .isEqualTo(RefusalReason.OFFLINE_NEVER_SYNCHRONISED);
        assertThat(OfflineRefusals.unanswered(OfflineReadiness.NOT_SUPPORTED).reason())
                .isEqualTo(RefusalReason.OFFLINE_NOT_SUPPORTED);
    }

    @Test
    void pricesAreOldOnlyBeyondTheProfilesLimit() {
        OfflineProfile profile = OfflineProfile.PUBLISHED_DEFAULTS
                .with(OfflineProfileField.PRICE_AGE_WARNING, Duration.ofHours(36).toMillis());
        Instant known = Instant.parse("2026-11-21T09:00:00Z");
        assertThat(profile.oldPrices(known, known.plus(Duration.ofHours(36)))).isEmpty();
        assertThat(profile.oldPrices(known, known.plus(Duration.ofHours(37)))).contains(Duration.ofHours(37));
        assertThat(profile.oldPrices(known, known.minusSeconds(60))).as("a clock that was set back").isEmpty();
    }

    private static void assertMissing(OfflineFacts facts, MissingPart part, boolean sells) {
        OfflineReadiness readiness = OfflineReadiness.of(facts);
        assertThat(readiness.missing()).containsExactly(part);
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.canSellOffline()).isEqualTo(sells);
        assertThat(part.preventsSelling()).isEqualTo(!sells);
    }
}
