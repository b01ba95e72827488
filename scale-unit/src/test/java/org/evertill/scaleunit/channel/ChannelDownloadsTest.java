package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.Test;

/** What a channel makes of headquarters' orders and of its key, and what it tells of its own database. */
class ChannelDownloadsTest extends FollowingChannel {
    @Test
    void ofWhoSignsByAForeignKeyNothingIsCopiedAndNoOrderIsTaken() throws Exception {
        headquarters.stop();
        Files.delete(folder.resolve("headquarters").resolve(Headquarters.SIGNING_KEY));
        headquarters = new Headquarters(folder.resolve("headquarters"), clock);
        headquarters.start();
        headquarters.publisher().publishInFull(GROUP);
        headquarters.sessionOrders().cancel("offline-0107-01", "somebody", false);
        opened = 0;
        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(channel::fetchPackages).isInstanceOf(HeadquartersRefusalException.class)
                    .hasMessageContaining("which has not signed it");
            channel.askOrders();
        }
        assertThat(opened).isZero();
        assertThatCode(() -> orders.requireNotCanceled(REGISTER)).doesNotThrowAnyException();
        channel.handOverReports();
        assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries)
                .containsExactly(DownloadState.APPLY_FAILED, 2);
    }

    @Test
    void aDepotCopiesNothingThatItsKeyHasNotSigned() throws Exception {
        publishPrice(7_770_000);
        opened = 0;
        depot.trust(signed -> false);
        assertThat(depot.fetch()).isFalse();
        assertThat(opened).isZero();
    }

    @Test
    void aCanceledChannelFollowsAChangeOfTheSigningKeyAndHasItsPackagesSignedAnew() throws Exception {
        publishPrice(7_770_000);
        headquarters.sessionOrders().cancel(CHANNEL, "somebody", false);
        assertThat(channel.fetchPackages()).isFalse();
        headquarters.rotateKey(Duration.ofDays(30));
        assertThat(channel.fetchPackages()).isFalse();
        assertThat(facts.dataVersion()).as("it is canceled").isOne();
        PackageFolder kept = depot.next(REGISTER, DatabaseKind.REFERENCE, HeldPackage.NONE).orElseThrow();
        assertThat(headquarters.link(STORE).signingKey().get().verifies(kept.signedManifest().orElseThrow()))
                .as("a register activated now takes it").isTrue();
        channel.handOverReports();
        assertThat(session().state()).isEqualTo(DownloadState.CANCELED);
        headquarters.sessionOrders().retry(CHANNEL, "somebody", false);
        assertThat(channel.fetchPackages()).isTrue();
        assertThat(facts.dataVersion()).isEqualTo(2);
    }

    @Test
    void whatIsUnderWayIsGivenUpWhenItIsCanceledAndGoesOnWithARetry() throws Exception {
        publishPrice(7_770_000);
        whenAFrameIsOpened = () -> {
            headquarters.sessionOrders().cancel(CHANNEL, "somebody", false);
            channel.askOrders();
        };
        assertThat(channel.fetchPackages()).isFalse();
        assertThat(facts.dataVersion()).isOne();
        channel.handOverReports();
        assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries)
                .containsExactly(DownloadState.CANCELED, 0);
        whenAFrameIsOpened = () -> { };
        headquarters.sessionOrders().retry(CHANNEL, "somebody", false);
        assertThat(channel.fetchPackages()).isTrue();
    }

    @Test
    void ordersReachRegistersAndReportsReachHeadquartersWhilePackagesAreOnTheirWay() throws Exception {
        publishPrice(7_770_000);
        whenAFrameIsOpened = () -> {
            headquarters.sessionOrders().synchroniseInFull("offline-0107-01", "somebody", false);
            channel.askOrders();
            assertThat(orders.toTell(REGISTER)).isPresent();
            channel.handOverReports();
            channel.handOverRecords();
        };
        assertThat(channel.fetchPackages()).isTrue();
    }

    @Test
    void whileAPackageIsOnItsWayForHoursTheChannelTellsThatItIsThere() throws Exception {
        publishPrice(7_770_000);
        channel.stop();
        isAway = true;
        open("channel");
        isAway = false;
        Instant before = heard();
        whenAFrameIsOpened = () -> {
            passed = passed.plusHours(1);
            channel.handOverReports();
            assertThat(heard()).isAfterOrEqualTo(before.plus(passed));
        };
        assertThat(channel.fetchPackages()).isTrue();
        assertThat(opened).isPositive();
    }

    @Test
    void whenItLastWentWellMovesOnAtHeadquartersThoughNothingIsNew() throws Exception {
        Instant begun = clock.instant();
        for (; passed.toSeconds() < 210; passed = passed.plusSeconds(70)) {
            channel.handOverReports();
            channel.fetchPackages();
        }
        channel.handOverReports();
        assertThat(session().database().report().orElseThrow().told().downloads().lastSuccessAt())
                .isGreaterThanOrEqualTo(Timestamps.text(begun.plusSeconds(140)));
    }

    @Test
    void aChannelWithoutRoomForTheFullPackageThatIsWantedStillTakesChanges() throws Exception {
        long before = facts.store(DatabaseKind.REFERENCE).current().orElseThrow().number();
        headquarters.sessionOrders().synchroniseInFull(CHANNEL, "somebody", false);
        free = OfflineReadiness.SHIFT_BYTES + facts.store(DatabaseKind.PRIVATE).current().orElseThrow().bytes() * 2;
        for (int version = 2; version <= 3; version++) {
            publishPrice(version);
            assertThat(channel.fetchPackages()).isTrue();
            assertThat(facts.dataVersion()).isEqualTo(version);
            channel.handOverReports();
            assertThat(session().failure()).get().satisfies(why -> assertThat(why.message()).contains("bytes free"));
        }
        assertThat(facts.store(DatabaseKind.REFERENCE).current()).get()
                .extracting(Generation::number, Generation::version).containsExactly(before, 3L);
        free = 1L << 40;
        headquarters.sessionOrders().retry(CHANNEL, "somebody", false);
        channel.fetchPackages();
        channel.handOverReports();
        assertThat(session().state()).isEqualTo(DownloadState.APPLIED);
        assertThat(facts.store(DatabaseKind.REFERENCE).current().orElseThrow().number()).isGreaterThan(before);
        assertThat(facts.dataVersion()).isEqualTo(3);
    }

    @Test
    void aProgramThatEndsGivesUpWhatIsUnderWayAndKeepsWhatHasCome() throws Exception {
        publishPrice(7_770_000);
        whenAFrameIsOpened = channel::giveUpFetching;
        assertThat(channel.fetchPackages()).isFalse();
        assertThat(facts.dataVersion()).isOne();
        channel.handOverReports();
        assertThat(session().state()).isEqualTo(DownloadState.AVAILABLE);
    }

    @Test
    void aChannelThatHasSomethingToServeDoesNotWaitForALargePackageWhenItStarts() throws Exception {
        publishPrice(7_770_000);
        channel.stop();
        whenAFrameIsOpened = () -> passed = passed.plusMinutes(1);
        open("channel");
        assertThat(facts.dataVersion()).isOne();
        assertThat(channel.fetchPackages()).isTrue();
        assertThat(facts.dataVersion()).isEqualTo(2);
    }

    @Test
    void aChannelThatCannotHaveItsPackagesHereAgainTellsSo() throws Exception {
        publishPrice(7_770_000);
        assertThat(channel.fetchPackages()).isTrue();
        OwnFolder.delete(folder.resolve("channel/packages"));
        free = 0;
        for (int look = 0; look < 2; look++) {
            assertThat(channel.fetchPackages()).isFalse();
            channel.handOverReports();
            assertThat(session().state()).isEqualTo(DownloadState.APPLY_FAILED);
            assertThat(session().failure()).get().satisfies(why -> assertThat(why.message()).contains("bytes free"));
        }
    }

    private Instant heard() throws IOException, SQLException {
        return Instant.parse(session().heardAt().orElseThrow());
    }
}
