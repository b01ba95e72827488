package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a channel makes of headquarters' orders and of its key, and what it tells of its own database. */
class ChannelDownloadsTest {
    private static final String STORE = "0107";
    private static final String GROUP = DataGroups.ownGroupOf(STORE);
    private static final String CHANNEL = "channel-" + STORE;
    private static final RegisterIdentity REGISTER = new RegisterIdentity(STORE, "01", 1);

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private Headquarters headquarters;
    private ServerDatabase database;
    private PublishedFacts facts;
    private PackageDepot depot;
    private StandingOrders orders;
    private Channel channel;
    private long free = 1L << 40;
    private int opened;
    private boolean isAway;
    private Duration passed = Duration.ZERO;
    private Meanwhile whenAFrameIsOpened = () -> { };

    /** Happens while a package is on its way. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws IOException, SQLException;
    }

    @BeforeEach
    void fetchTheFirstPackages() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"), clock);
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        open("channel");
        assertThat(facts.dataVersion()).isOne();
    }

    private void open(String own) throws Exception {
        Path place = Files.createDirectories(folder.resolve(own));
        database = new ServerDatabase("channel", ScaleUnitDatabases.IN_FILES.channel(place), Channel.MIGRATION);
        facts = new PublishedFacts(place);
        depot = new PackageDepot(place.resolve("packages"), link(), facts, clock, any -> free);
        orders = new StandingOrders(database);
        OwnDownloads downloads = new OwnDownloads(STORE, database, facts, orders, () -> clock.instant().plus(passed));
        channel = new Channel(link(), database, facts, depot, downloads,
                new StaffSignOn(facts, database, clock), new DeviceTokens(database, clock), clock);
        channel.start();
        channel.handOverReports();
    }

    @AfterEach
    void close() throws Exception {
        channel.stop();
        headquarters.stop();
    }

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

    private DownloadSession session() throws IOException, SQLException {
        return headquarters.sessions().of(CHANNEL);
    }

    private void publishPrice(long micros) throws Exception {
        headquarters.masters().bring(GROUP, Map.of(ChannelTables.PRODUCT_PRICE,
                Stream.of(Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-01-01", micros, "USD", null)).toList()));
        headquarters.publisher().publish(GROUP);
    }

    /** Headquarters as it is now, after a restart too. */
    private HeadquartersLink link() {
        HeadquartersLink first = headquarters.link(STORE);
        return new HeadquartersLink(() -> headquarters.link(STORE).dataGroup().ofStore(),
                () -> {
                    if (isAway) {
                        throw new HeadquartersUnavailableException("Headquarters does not answer.");
                    }
                    return headquarters.link(STORE).signingKey().get();
                },
                (edition, kind, schema, installed) ->
                        headquarters.link(STORE).packages().next(edition, kind, schema, installed),
                (kind, manifest) -> (frame, offset) -> {
                    opened++;
                    try {
                        whenAFrameIsOpened.happens();
                        return headquarters.link(STORE).frames().of(kind, manifest).open(frame, offset);
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                },
                first.activation(), first.records(), reports -> headquarters.link(STORE).reports().take(reports),
                () -> headquarters.link(STORE).orders().standing());
    }
}
