package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Headquarters, and a channel that has its first packages and follows it round by round. */
abstract class FollowingChannel {
    static final String STORE = "0107";
    static final String GROUP = DataGroups.ownGroupOf(STORE);
    static final String CHANNEL = "channel-" + STORE;
    static final RegisterIdentity REGISTER = new RegisterIdentity(STORE, "01", 1);

    @TempDir
    Path folder;
    final Clock clock = Clock.systemUTC();
    Headquarters headquarters;
    ServerDatabase database;
    PublishedFacts facts;
    PackageDepot depot;
    StandingOrders orders;
    Channel channel;
    long free = 1L << 40;
    int opened;
    boolean isAway;
    Duration passed = Duration.ZERO;
    Meanwhile whenAFrameIsOpened = () -> { };
    Predicate<PackageManifest> isDamaged = manifest -> false;

    /** Happens while a package is on its way. */
    @FunctionalInterface
    interface Meanwhile {
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

    void open(String own) throws Exception {
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

    DownloadSession session() throws IOException, SQLException {
        return headquarters.sessions().of(CHANNEL);
    }

    void publishPrice(long micros) throws Exception {
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
                        InputStream bytes = headquarters.link(STORE).frames().of(kind, manifest).open(frame, offset);
                        return isDamaged.test(manifest) ? damaged(bytes) : bytes;
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                },
                first.activation(), first.records(), reports -> headquarters.link(STORE).reports().take(reports),
                () -> headquarters.link(STORE).orders().standing());
    }

    /** With one byte flipped. */
    private static InputStream damaged(InputStream sound) throws IOException {
        try (sound) {
            byte[] bytes = sound.readAllBytes();
            bytes[bytes.length / 2] ^= 1;
            return new ByteArrayInputStream(bytes);
        }
    }
}
