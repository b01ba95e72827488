package org.evertill.scaleunit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StorageKind.class)
class ServerDatabaseTest {
    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Storage storage;
    private ServerDatabase database;

    @BeforeEach
    void make() throws Exception {
        storage = kind.databases().channel(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (database != null) {
            database.stop();
        }
    }

    @Test
    void refusesADatabaseOfANewerProgramAndLeavesItAlone() throws Exception {
        start();
        database.stop();
        StorageKind.execute(storage, storage.dialect().noteVersion("channel", 99));
        assertThatThrownBy(() -> new ServerDatabase("test", storage, Channel.MIGRATION).start())
                .isInstanceOf(SQLException.class).hasMessageContaining("schema 99");
    }

    @Test
    void onePieceThatFailsTakesNoOtherAlong() throws Exception {
        start();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 50)
                .mapToObj(i -> database.submit(connection -> insert(connection, i == 25 ? 24 : i))).toList();
        assertThat(answers).filteredOn(answer -> answer.handle((ok, failure) -> failure != null).join()).hasSize(1);
        assertThat(database.<Integer>read(ServerDatabaseTest::count)).isEqualTo(49);
    }

    @Test
    void readsWhileTheWriterIsBusy() throws Exception {
        start();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> write = database.submit(connection -> {
            writing.countDown();
            insert(connection, 1);
            return await(release);
        });
        assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(database.<Integer>read(ServerDatabaseTest::count)).isZero();
        release.countDown();
        assertThat(write.join()).isTrue();
        assertThat(database.<Integer>read(ServerDatabaseTest::count)).isEqualTo(1);
    }

    @Test
    void anOutageIsToldAsOneToWhomItStrikesWhoeverWaitedBeside() throws Exception {
        assumeThat(kind).as("a file is never out of reach for a moment").isEqualTo(StorageKind.POSTGRESQL);
        start();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> before = database.submit(connection -> await(release));
        CompletableFuture<Integer> struck = database.submit(ServerDatabaseTest::isCutOffByTheServer);
        CompletableFuture<Integer> beside = database.submit(connection -> insert(connection, 1));
        release.countDown();
        assertThat(before.join()).isTrue();
        assertThatThrownBy(struck::join).hasCauseInstanceOf(DatabaseUnavailableException.class);
        assertThat(beside.join()).isEqualTo(1);
        assertThat(database.<Integer>read(ServerDatabaseTest::count)).isEqualTo(1);
    }

    /** As a server does that is about to stop, or whose administrator ends what takes too long. */
    private static int isCutOffByTheServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 100");
            return statement.executeUpdate("DO 'BEGIN PERFORM pg_sleep(60); END'");
        }
    }

    private void start() throws Exception {
        database = new ServerDatabase("test", storage, Channel.MIGRATION);
        database.start();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static int insert(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO chain_finding VALUES ('" + number + "', 'x', 'y')");
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM chain_finding")) {
            return result.next() ? result.getInt(1) : -1;
        }
    }
}
