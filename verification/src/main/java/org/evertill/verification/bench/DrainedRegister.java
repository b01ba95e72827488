package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evertill.app.RegisterFlags;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.process.ChildJvm;

/** One register with unsent sales, drained by its own program, and beside it by the bare minimum. For one thread. */
final class DrainedRegister {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path data;

    /** Microseconds of each basket rung while the register sent, and of as many when it did not. */
    record Sold(List<Long> busy, List<Long> quiet) {}

    /** What {@link DrainingRegisterMain} says. */
    private static final class Heard {
        private final List<Long> busy = new ArrayList<>();
        private final List<Long> quiet = new ArrayList<>();
        private long drained;
        private boolean done;

        void hear(String line) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "busy" -> busy.add(Long.parseLong(words[1]));
                case "quiet" -> quiet.add(Long.parseLong(words[1]));
                case "drained" -> drained = Long.parseLong(words[1]);
                case "done" -> done = true;
                default -> { }
            }
        }
    }

    private DrainedRegister(Path data) {
        this.data = data;
    }

    /** Makes a register of the store that is off the line and has so many sales unsent. */
    static DrainedRegister make(FleetStore store, Path folder, int register, int sales)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        Path data = Files.createDirectories(folder.resolve("register-" + register)).resolve("data");
        store.provision(data, register);
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            UnsentSales.commit(database, sales);
            UnsentSales.leaveOffTheLine(database);
        }
        return new DrainedRegister(data);
    }

    /** Microseconds from 917 to the head. */
    long drain() throws IOException, InterruptedException {
        return run(List.of()).drained;
    }

    /** As {@link #drain}, while sales go on. */
    Sold drainSelling() throws IOException, InterruptedException {
        Heard heard = run(List.of("--selling"));
        return new Sold(heard.busy, heard.quiet);
    }

    private Heard run(List<String> more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
        arguments.addAll(more);
        Heard heard = new Heard();
        try (ChildJvm child = ChildJvm.start(DrainingRegisterMain.class.getName(), RegisterFlags.all(), arguments,
                data.resolveSibling("errors.txt"), heard::hear)) {
            int exitValue = child.stop(PATIENCE);
            if (exitValue != 0 || !heard.done) {
                throw new IllegalStateException("the register did not send everything; it ended with " + exitValue
                        + ": " + child.lastErrors());
            }
        }
        return heard;
    }

    /** Microseconds the same requests take when nothing is done but what cannot be left out. */
    long drainBare(BareChannel channel)
            throws SQLException, IOException, InterruptedException, RecordRejectedException {
        long micros = 0;
        List<UploadRecord> batch = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (Connection journal = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(OfflineDatabase.JOURNAL));
                Statement statement = journal.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT payload, previous_hash, hash FROM journal_record ORDER BY sequence")) {
            while (result.next()) {
                JournalRecord record =
                        JournalRecord.received(result.getBytes(1), result.getBytes(2), result.getBytes(3));
                batch.add(SalesBatches.upload(record));
                rows.addAll(record.rows());
                if (batch.size() == UploadRequest.RECORDS_MAX) {
                    micros += send(channel, batch, rows);
                }
            }
        }
        return micros + send(channel, batch, rows);
    }

    private static long send(BareChannel channel, List<UploadRecord> batch, List<Row> rows)
            throws IOException, InterruptedException {
        long micros = channel.send(WireJson.mapper().writeValueAsBytes(new UploadRequest(batch)), rows);
        batch.clear();
        rows.clear();
        return micros;
    }

    /** The watermark is at the head and the channel has every record, or this ends with an exception. */
    void requireAllThere(Path channel) throws SQLException {
        RunningFile journal = new RunningFile(data.resolve(OfflineDatabase.JOURNAL));
        List<String> numbers = journal.first("""
                SELECT register_number, max(sequence), (SELECT max(sequence) FROM upload_watermark) FROM journal_record
                """);
        String there = new RunningFile(channel).first(
                "SELECT count(*) FROM journal_record WHERE register_number = ?", numbers.getFirst()).getFirst();
        if (!numbers.get(1).equals(numbers.get(2)) || !numbers.get(1).equals(there)) {
            throw new IllegalStateException("register, head and watermark are " + numbers + ", at the channel are "
                    + there);
        }
    }
}
