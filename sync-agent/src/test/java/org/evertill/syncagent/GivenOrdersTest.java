package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageHeading;
import org.evertill.exchange.packages.PackageWriter;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What headquarters orders of a register's downloads, told with the answer to its report. */
@Timeout(300)
class GivenOrdersTest {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(70);
    private static final DownloadOrder FULL = new DownloadOrder("order-1", DownloadOrder.Kind.FULL);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    @BeforeEach
    void installTheFirstPackages() throws Exception {
        till = new SyncedRegister(folder);
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        assertThat(till.installed()).hasSize(2);
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void bringsEverythingAnewThoughItHasTheNewestAndOnceHoweverOftenItIsTold() {
        Generation before = till.store(DatabaseKind.REFERENCE).current().orElseThrow();
        till.channel().orders(FULL);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).extracting(Generation::version).containsExactly(1L, 1L, 1L, 1L);
        assertThat(till.store(DatabaseKind.REFERENCE).current().orElseThrow().number()).isGreaterThan(before.number());
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
        assertThat(told().state()).isEqualTo("Applied");
        till.timers().advance(NEXT_LOOK);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).as("carried out already").hasSize(4);
        till.channel().orders(new DownloadOrder("order-2", DownloadOrder.Kind.FULL));
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).as("another order").hasSize(6);
    }

    @Test
    void whatIsHalfCarriedOutGoesOnUntilItIsDone() throws Exception {
        refuseFramesOf("reference");
        till.channel().orders(FULL);
        till.timers().advance(NEXT_LOOK);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), false));
        assertThat(till.store(DatabaseKind.REFERENCE).current()).as("it sells on with what it has").isPresent();
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
        assertThat(till.installed()).extracting(Generation::kind).filteredOn(DatabaseKind.REFERENCE::equals)
                .hasSize(2);
    }

    @Test
    void whatIsOrderedWhilePackagesArePausedIsHeardAndCarriedOutWhenThatEnds() {
        till.channel().publish(SyncedRegister.profile(true));
        till.channel().orders(FULL);
        till.timers().advance(NEXT_LOOK);
        till.timers().advance(NEXT_LOOK);
        assertThat(told()).extracting(Downloads::state, Downloads::order)
                .containsExactly("Suspended", new GivenOrder(FULL.id(), false));
        assertThat(till.installed()).hasSize(2);
        till.channel().publish(SyncedRegister.PROFILE);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).hasSize(4);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
    }

    @Test
    void sellsOnWithWhatItHasUntilWhatIsBroughtAnewIsNoOlder() throws Exception {
        till.publishPackages(2);
        till.timers().advance(NEXT_LOOK);
        till.publishFirst(1);
        till.channel().lies((request, socket) -> {
            boolean following = request.target().contains("/packages/") && request.target().contains("installed=1&");
            if (following) {
                LyingPeer.reset(socket);
            }
            return following;
        });
        till.channel().orders(FULL);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.store(DatabaseKind.REFERENCE).current()).map(Generation::version).contains(2L);
        assertThat(till.store(DatabaseKind.PRIVATE).current()).map(Generation::version).contains(2L);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), false));
        long before = till.store(DatabaseKind.REFERENCE).current().orElseThrow().number();
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(till.store(DatabaseKind.REFERENCE).current()).get().extracting(Generation::version).isEqualTo(2L);
        assertThat(till.store(DatabaseKind.REFERENCE).current().orElseThrow().number()).isGreaterThan(before);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
        assertThat(till.installed()).as("nothing older is told to be in use").extracting(Generation::version)
                .containsExactly(1L, 1L, 2L, 2L, 2L, 2L);
    }

    @Test
    void smallChangesGoOnWhileWhatIsBroughtAnewDoesNotCome() throws Exception {
        till.publishFirst(1);
        refuseFramesOf("reference/1");
        till.channel().orders(FULL);
        till.timers().advance(NEXT_LOOK);
        till.channel().publish("reference", changes());
        long before = till.store(DatabaseKind.REFERENCE).current().orElseThrow().number();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(till.store(DatabaseKind.REFERENCE).current()).get()
                .extracting(Generation::version, Generation::number).containsExactly(2L, before);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), false));
        assertThat(told().attempts()).as("the reason is told").isNotEmpty();
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(till.store(DatabaseKind.REFERENCE).current().orElseThrow().number()).isGreaterThan(before);
        assertThat(till.store(DatabaseKind.REFERENCE).current()).map(Generation::version).contains(2L);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
    }

    /** One price, as version 2. */
    private PackageFolder changes() throws Exception {
        PackageHeading heading = new PackageHeading(DatabaseKind.REFERENCE, SmallStore.DATA_GROUP, 2,
                PackageFixture.NOW, PackageFixture.EXPIRY);
        try (GenerationReader base = till.store(DatabaseKind.REFERENCE).reader().orElseThrow()) {
            return new PackageWriter(till.headquarters().key()).writeDelta(heading, base, (table, sink) -> {
                if (table == ChannelTables.PRODUCT_PRICE) {
                    sink.accept(new RowChange.Put(Row.of(table, "100", "2020-01-01", 2_600_000L, "EUR", null)));
                }
            }, folder.resolve("delta-2")).orElseThrow();
        }
    }

    @Test
    void whatIsCanceledIsNoLongerBroughtAnew() throws Exception {
        till.channel().orders(FULL);
        refuseFramesOf("reference");
        till.timers().advance(NEXT_LOOK);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), false));
        till.channel().orders(null);
        cancels("/packages/");
        till.timers().advance(NEXT_LOOK);
        till.channel().tellsTheTruth();
        int installed = till.installed().size();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(till.installed()).hasSize(installed);
        assertThat(told().state()).isEqualTo("No data");
    }

    private void refuseFramesOf(String kind) {
        till.channel().lies((request, socket) -> {
            boolean refused = request.target().contains("/" + kind + "/") && request.target().contains("/frames/");
            if (refused) {
                LyingPeer.respond(socket, 500, "", new byte[0]);
            }
            return refused;
        });
    }

    @Test
    void anAnswerThatIsLostRepeatsItWithoutHarm() throws Exception {
        till.channel().orders(FULL);
        till.channel().lies((request, socket) -> {
            boolean report = request.isFor("/api/v1/register-report");
            if (report) {
                LyingPeer.reset(socket);
            }
            return report;
        });
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).hasSize(2);
        till.channel().tellsTheTruth();
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).hasSize(4);
        assertThat(told().order()).isEqualTo(new GivenOrder(FULL.id(), true));
    }

    @Test
    void whatIsCanceledIsNotFetchedAndIsNoFailure() throws Exception {
        till.publishPackages(2);
        cancels("/packages/");
        till.timers().advance(NEXT_LOOK);
        assertThat(till.agent().status().packages()).extracting(PackageProgress::state)
                .containsOnly(DownloadState.CANCELED);
        assertThat(told()).extracting(Downloads::state, Downloads::tries).containsExactly("Canceled", 0);
        assertThat(till.agent().status().lastError()).isEmpty();
        till.channel().tellsTheTruth();
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).extracting(Generation::version).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void whatIsCanceledUnderWayIsGivenUpAndWhatCameIsKept() throws Exception {
        till.publishPackages(2);
        cancels("/frames/");
        till.timers().advance(NEXT_LOOK);
        assertThat(till.agent().status().packages()).extracting(PackageProgress::state)
                .containsOnly(DownloadState.CANCELED);
        assertThat(till.agent().status().log()).as("nothing has moved").noneMatch(row -> row.fault() != null);
        till.channel().tellsTheTruth();
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).hasSize(4);
    }

    @Test
    void whatIsLeftAloneAfterThreeRefusalsIsTriedAgainWhenHeadquartersWantsIt() throws Exception {
        till.publishPackages(2);
        till.channel().lies((request, socket) -> {
            boolean frame = request.target().contains("/reference/") && request.target().contains("/frames/");
            if (frame) {
                LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n", new byte[length(request)]);
            }
            return frame;
        });
        till.timers().advance(Duration.ofHours(1));
        long asked = framesAsked();
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(framesAsked()).as("it is left alone").isEqualTo(asked);
        assertThat(told().state()).isEqualTo("Suspended");
        till.channel().orders(new DownloadOrder("order-3", DownloadOrder.Kind.RETRY));
        till.timers().advance(Duration.ofMinutes(6));
        assertThat(told().order()).isEqualTo(new GivenOrder("order-3", true));
        assertThat(till.store(DatabaseKind.REFERENCE).current().orElseThrow().version()).isEqualTo(2);
    }

    private long framesAsked() {
        return till.peer().heard().stream().filter(request -> request.target().contains("/frames/")).count();
    }

    private static int length(LyingPeer.Heard request) {
        String range = request.headers().stream().filter(line -> line.startsWith("Range:")).findFirst().orElseThrow();
        int[] ends = Arrays.stream(range.substring("Range: bytes=".length()).split("-"))
                .mapToInt(Integer::parseInt).toArray();
        return ends[1] - ends[0] + 1;
    }

    private Downloads told() {
        return Objects.requireNonNull(Objects.requireNonNull(till.channel().report()).downloads());
    }

    /** Answers whatever is asked with this in its address as a channel does whose packages were canceled. */
    private void cancels(String part) {
        till.channel().lies((request, socket) -> {
            boolean asked = request.target().contains(part);
            if (asked) {
                LyingPeer.problem(409, "canceled", "").serve(request, socket);
            }
            return asked;
        });
    }
}
