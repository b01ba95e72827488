package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A register that is led through changes it cannot use gets past them with the newest full package, by itself. */
@Timeout(300)
class DamagedChangesTest {
    private static final Duration LOOK = Duration.ofMillis(5_500);
    private static final RowChange CHANGE = new RowChange.Put(
            Row.of(ChannelTables.TAX_GROUP, "damaged", "Damaged"));

    @TempDir
    private Path folder;
    private SyncedRegister till;

    @BeforeEach
    void installTheFirstPackages() throws Exception {
        till = new SyncedRegister(folder);
        till.channel().publish(SyncedRegister.PROFILE.with(OfflineProfileField.SYNC_INTERVAL, 5_000));
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void whenTheirFramesAreNotThoseThatWereSigned() throws Exception {
        till.channel().publish("reference", till.headquarters().writeChanges(store(), CHANGE));
        till.channel().lies((request, socket) -> {
            boolean isOfChanges = request.target().contains("/from/1/frames/");
            if (isOfChanges) {
                LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n",
                        new byte[request.askedBytes()]);
            }
            return isOfChanges;
        });
        isSuspendedUntilAFullPackageGetsPastThem();
    }

    @Test
    void whenTheyDoNotComeToWhatIsPromised() throws Exception {
        // Of the same headquarters, made of a first version that had other rows.
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("headquarters/signing.key"), elsewhere.resolve("signing.key"));
        PackageFixture headquarters = new PackageFixture(elsewhere);
        GenerationStore other = GenerationStore.open(folder.resolve("other"), DatabaseKind.REFERENCE);
        List<Row> fewer = SmallStore.rows(DatabaseKind.REFERENCE);
        headquarters.install(other, headquarters.write(DatabaseKind.REFERENCE, 1, fewer.subList(1, fewer.size())));
        till.channel().publish("reference", headquarters.writeChanges(other, CHANGE));
        till.publishFirst(1);
        isSuspendedUntilAFullPackageGetsPastThem();
    }

    private void isSuspendedUntilAFullPackageGetsPastThem() throws Exception {
        till.timers().advance(LOOK.multipliedBy(6));
        assertThat(state()).isEqualTo(DownloadState.SUSPENDED);
        assertThat(till.store(DatabaseKind.REFERENCE).current()).map(Generation::version).contains(1L);
        till.publishFirst(2);
        till.timers().advance(LOOK.multipliedBy(2));
        assertThat(store().sound()).map(Generation::version).contains(2L);
        assertThat(state()).isEqualTo(DownloadState.NO_DATA);
        assertThat(till.agent().status().log()).as("it is still told").extracting(SyncLogEntry::state)
                .contains(DownloadState.APPLY_FAILED.word());
    }

    private GenerationStore store() {
        return till.store(DatabaseKind.REFERENCE);
    }

    private DownloadState state() {
        return till.agent().status().packages().stream().filter(part -> part.kind() == DatabaseKind.REFERENCE)
                .findFirst().orElseThrow().state();
    }
}
