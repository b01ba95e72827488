package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.RenewalNote;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the channel does with a package on a small disk, and with one it has and cannot read. */
class PackageDepotTest {
    private static final RegisterIdentity REGISTER = new RegisterIdentity("0107", "01", 1);
    private static final long PLENTY = 1L << 40;

    @TempDir
    private Path folder;
    private final AtomicLong free = new AtomicLong(PLENTY);
    private final AtomicLong opened = new AtomicLong();
    private Instant now = PackageFixture.NOW;
    private boolean diskFillsMeanwhile;
    private int breaksOffAfter = Integer.MAX_VALUE;
    private final List<Long> offsets = new ArrayList<>();
    private PackageFixture headquarters;
    private PackageFolder published;
    private Optional<PackageFolder> newestFull = Optional.empty();
    private boolean isCutOffAfterIt;
    private PublishedFacts facts;
    private PackageDepot depot;

    @BeforeEach
    void publish() throws Exception {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
        published = headquarters.write(DatabaseKind.REFERENCE, 1);
        facts = new PublishedFacts(Files.createDirectories(folder.resolve("channel")));
        facts.start();
        HeadquartersLink link = new HeadquartersLink(() -> Optional.of(SmallStore.DATA_GROUP),
                () -> headquarters.key().verifyingKey(),
                (edition, kind, schema, installed) ->
                        kind == DatabaseKind.REFERENCE ? next(installed).signedManifest() : Optional.empty(),
                (kind, manifest) -> frames(), (code, activated) -> Optional.empty(),
                new NoRecords(), reports -> { }, List::of);
        depot = new PackageDepot(folder.resolve("packages"), link, facts, () -> now,
                any -> free.get());
        depot.trust(headquarters.key().verifyingKey());
    }

    @AfterEach
    void close() throws Exception {
        facts.stop();
    }

    @Test
    void aPackageThatDoesNotFitIsNotBegunAndIsTakenOnceThereIsRoom() throws Exception {
        free.set(OfflineReadiness.SHIFT_BYTES + 10);
        assertThat(depot.fetch()).isFalse();
        assertThat(opened).hasValue(0);
        assertThat(left()).isEmpty();
        free.set(PLENTY);
        assertThat(depot.fetch()).as("it rests").isFalse();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(depot.fetch()).isTrue();
        assertThat(depot.next(REGISTER, DatabaseKind.REFERENCE, HeldPackage.NONE)).isPresent();
    }

    @Test
    void anotherPackageIsTakenAtOnce() throws Exception {
        free.set(0);
        assertThat(depot.fetch()).isFalse();
        free.set(PLENTY);
        published = headquarters.write(DatabaseKind.REFERENCE, 2);
        assertThat(depot.fetch()).isTrue();
    }

    @Test
    void aDiskThatFillsWhileAPackageComesGetsItsRoomBack() throws Exception {
        diskFillsMeanwhile = true;
        assertThat(depot.fetch()).isFalse();
        assertThat(opened).hasValue(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFrameThatBreaksOffIsFetchedOnFromWhereItStopped() throws Exception {
        breaksOffAfter = 100;
        assertThatThrownBy(depot::fetch).hasMessage("broke off");
        assertThatThrownBy(depot::fetch).hasMessage("broke off");
        breaksOffAfter = Integer.MAX_VALUE;
        assertThat(depot.fetch()).isTrue();
        assertThat(offsets).containsExactly(0L, 100L, 200L);
        assertThat(depot.frame(REGISTER, DatabaseKind.REFERENCE, SmallStore.DATA_GROUP,
                TableSchema.newest(), 1, 0)).get()
                .satisfies(frame -> assertThat(frame).hasSameBinaryContentAs(published.frameFile(0)));
    }

    @Test
    void aDamagedFileIsReplacedByThePackageThatIsHere() throws Exception {
        assertThat(depot.fetch()).isTrue();
        assertThat(depot.fetch()).isFalse();
        GenerationStore store = facts.store(DatabaseKind.REFERENCE);
        Generation bad = store.current().orElseThrow();
        store.damaged(bad);
        opened.set(0);
        assertThat(depot.fetch()).isTrue();
        assertThat(opened).as("its frames are here").hasValue(0);
        assertThat(store.sound()).get().extracting(Generation::path).isNotEqualTo(bad.path());
        assertThat(depot.fetch()).isFalse();
    }

    @Test
    void whatIsServedStaysWhereADamagedFileCannotBeReplacedForWantOfRoom() throws Exception {
        assertThat(depot.fetch()).isTrue();
        GenerationStore store = facts.store(DatabaseKind.REFERENCE);
        store.damaged(store.current().orElseThrow());
        free.set(0);
        assertThat(depot.fetch()).isFalse();
        assertThat(depot.next(REGISTER, DatabaseKind.REFERENCE, HeldPackage.NONE)).isPresent();
        assertThat(depot.frame(REGISTER, DatabaseKind.REFERENCE, SmallStore.DATA_GROUP,
                TableSchema.newest(), 1, 0)).isPresent();
    }

    @Test
    void whatIsBroughtAnewIsInUseOnceItIsNoOlder() throws Exception {
        newestFull = Optional.of(published);
        assertThat(depot.fetch()).isTrue();
        published = headquarters.write(DatabaseKind.REFERENCE, 2);
        assertThat(depot.fetch()).isTrue();
        GenerationStore store = facts.store(DatabaseKind.REFERENCE);
        Generation before = store.current().orElseThrow();
        RenewalNote ordered = new RenewalNote(store);
        ordered.place();
        isCutOffAfterIt = true;
        assertThatThrownBy(depot::fetch).hasMessage("cut off");
        assertThat(store.current()).as("the older one is not in use").contains(before);
        assertThat(before.version()).isEqualTo(2);
        assertThat(ordered.isStanding()).isTrue();
        isCutOffAfterIt = false;
        assertThat(depot.fetch()).isTrue();
        assertThat(store.current().orElseThrow().number()).isGreaterThan(before.number());
        assertThat(store.current().orElseThrow().version()).isEqualTo(2);
        assertThat(ordered.isStanding()).isFalse();
        assertThat(depot.fetch()).as("nothing is left to do").isFalse();
    }

    private PackageFolder next(long installed) throws IOException {
        if (isCutOffAfterIt && installed == 1) {
            throw new IOException("cut off");
        }
        return installed == 0 ? newestFull.orElse(published) : published;
    }

    /** Nothing is sold here. */
    private record NoRecords() implements HeadquartersLink.Records {
        @Override
        public long takenUpTo() {
            return 0;
        }

        @Override
        public int take(List<ArrivedRecord> records) {
            return 0;
        }
    }

    /** Gives nothing more. */
    private static final class BrokenLine extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broke off");
        }
    }

    private FrameSource frames() {
        return (frame, offset) -> {
            opened.incrementAndGet();
            if (diskFillsMeanwhile) {
                free.set(1_000);
                throw new IOException("No space left on device");
            }
            offsets.add(offset);
            InputStream whole = published.open(frame, offset);
            return breaksOffAfter == Integer.MAX_VALUE ? whole
                    : new SequenceInputStream(new ByteArrayInputStream(whole.readNBytes(breaksOffAfter)),
                            new BrokenLine());
        };
    }

    private String left() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("packages"))) {
            return String.join(",", files.filter(Files::isRegularFile).map(Path::toString).toList());
        }
    }
}
