package org.evertill.syncagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.SyncLog;
import org.evertill.offlinedb.TemporaryRegister;
import org.evertill.offlinedb.UploadQueue;

/**
 * A register with its agent and a scripted channel, on one thread and in a time of its own: nothing moves before the
 * test lets time pass, and then it has moved when that returns.
 */
final class SyncedRegister implements AutoCloseable {
    /** The profile's times, no chance for the wait after a failure to be shorter than a commit takes to come. */
    static final OfflineProfile PROFILE = profile(false);

    private final ManualTimers timers = new ManualTimers();
    private final ScriptedChannel channel = new ScriptedChannel();
    private final LyingPeer peer = new LyingPeer(channel);
    private final ScaleUnitLine line = TestLink.line(timers);
    private final TemporaryRegister register;
    private final Path headquartersFolder;
    private final PackageFixture headquarters;
    private final SampleSales sales = new SampleSales(3);
    private final SyncedFiles files;
    private final SyncAgent agent;
    private final List<Generation> installed = new CopyOnWriteArrayList<>();
    private final List<OfflineProfile> profiles = new CopyOnWriteArrayList<>();
    private final List<SyncStatus> statuses = new CopyOnWriteArrayList<>();

    SyncedRegister(Path folder) throws Exception {
        RegisterIdentity identity = new RegisterIdentity(SmallStore.STORE, SmallStore.REGISTER, 1);
        register = TemporaryRegister.open(folder.resolve("register"), identity);
        headquartersFolder = folder.resolve("headquarters");
        headquarters = new PackageFixture(headquartersFolder);
        files = SyncedFiles.of(
                register.database(), identity, headquarters.key().verifyingKey(), timers.clock());
        line.start();
        agent = new SyncAgent(new ScaleUnitClient(peer.address(), "token-1"), line,
                new SyncThreads(timers, timers, timers, timers), files,
                new SyncTime(timers.clock(), new SplittableRandom(1)),
                PROFILE, new SyncListener(statuses::add, installed::add, profiles::add));
        channel.publish(PROFILE);
    }

    static OfflineProfile profile(boolean pauseOfflineSynchronization) {
        return OfflineProfile.PUBLISHED_DEFAULTS.with(
                OfflineProfileField.PAUSE_OFFLINE_SYNCHRONIZATION, pauseOfflineSynchronization);
    }

    /** Commits some records that are no sales. */
    List<UUID> commitSignOns(int count) {
        List<JournalEntry> entries = IntStream.range(0, count).<JournalEntry>mapToObj(i -> new SignedOn(
                UUID.randomUUID(), ManualTimers.BEGIN.plusSeconds(i), "1001")).toList();
        register.journal().commit(entries);
        return entries.stream().map(JournalEntry::id).toList();
    }

    List<UUID> commitSales(int count) {
        List<JournalEntry> entries = Stream.<JournalEntry>generate(sales::sale).limit(count).toList();
        register.journal().commit(entries);
        return entries.stream().map(JournalEntry::id).toList();
    }

    /** Somebody else works on the journal's tables, beside the register. */
    void alterJournal(String sql) throws SQLException {
        Path journal = register.database().folder().resolve(OfflineDatabase.JOURNAL);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Publishes the small store's packages at the channel. */
    void publishPackages(long version) throws Exception {
        channel.publish("private", written(DatabaseKind.PRIVATE, version));
        channel.publish("reference", written(DatabaseKind.REFERENCE, version));
    }

    /** Who has nothing gets packages of this version first, as where the newest full ones are some versions old. */
    void publishFirst(long version) throws Exception {
        channel.publishFirst("private", written(DatabaseKind.PRIVATE, version));
        channel.publishFirst("reference", written(DatabaseKind.REFERENCE, version));
    }

    private PackageFolder written(DatabaseKind kind, long version) throws Exception {
        Path earlier = headquartersFolder.resolve(kind.code() + "-" + version);
        return Files.exists(earlier) ? new PackageFolder(earlier) : headquarters.write(kind, version);
    }

    SyncAgent agent() {
        return agent;
    }

    ScaleUnitLine line() {
        return line;
    }

    ScriptedChannel channel() {
        return channel;
    }

    PackageFixture headquarters() {
        return headquarters;
    }

    LyingPeer peer() {
        return peer;
    }

    ManualTimers timers() {
        return timers;
    }

    UploadQueue queue() {
        return files.uploads();
    }

    SyncLog log() {
        return files.log();
    }

    List<Generation> installed() {
        return installed;
    }

    List<OfflineProfile> profiles() {
        return profiles;
    }

    List<SyncStatus> statuses() {
        return statuses;
    }

    GenerationStore store(DatabaseKind kind) {
        return kind == DatabaseKind.REFERENCE ? files.reference() : files.privateFiles();
    }

    /** Lets what is due run, and the recount that follows. */
    void settle() {
        timers.advance(Duration.ofMillis(300));
    }

    @Override
    public void close() throws IOException {
        agent.stop();
        line.stop();
        peer.close();
        register.close();
    }
}
