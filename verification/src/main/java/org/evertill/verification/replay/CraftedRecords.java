package org.evertill.verification.replay;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.verification.house.RunningFile;
import org.evertill.verification.house.ScaleUnitProcess;

/**
 * Somebody with the register's own token who sends what the register never wrote: of the newest sale at the channel one
 * with the same id and other bytes, one with the same number and another id, each with the hash that fits it, and with
 * them the sale itself. Past the fault proxy, for what is proved here is the channel. For one thread.
 */
final class CraftedRecords implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String TOKEN =
            "SELECT device_token FROM register_identity ORDER BY activation_number DESC LIMIT 1";
    private static final String NEWEST_SALE = """
            SELECT store_number, register_number, incarnation, sequence, record_id, hex(previous_hash), hex(hash),
                   hex(payload)
            FROM journal_record JOIN record_arrival USING (record_id)
            WHERE kind = 'sale' ORDER BY arrival DESC LIMIT 1""";
    private static final List<UploadOutcome> DUE =
            List.of(UploadOutcome.QUARANTINED, UploadOutcome.QUARANTINED, UploadOutcome.ALREADY_HERE);

    private final String token;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("crafted records").factory());
    private final ScaleUnitLine line = new ScaleUnitLine(timers, Clock.systemUTC());
    private int sent;

    /** @param journal of the register whose token is used */
    CraftedRecords(Path journal) throws SQLException {
        token = token(journal);
        line.start();
    }

    /** The token of the register whose journal this is. */
    static String token(Path journal) throws SQLException {
        return new RunningFile(journal).first(TOKEN).getFirst();
    }

    /** How many crafted records were sent; the sales sent with them not counted. */
    int sent() {
        return sent;
    }

    /**
     * Sends them; does nothing while the channel has no sale.
     *
     * @throws IllegalStateException when one of the three is answered otherwise than it must be
     */
    void send(ScaleUnitProcess scaleUnit) throws SQLException {
        List<String> newest = new RunningFile(scaleUnit.channelDatabase()).first(NEWEST_SALE);
        if (newest.isEmpty()) {
            return;
        }
        UploadRecord sale = record(newest);
        UploadRequest envelope = new UploadRequest(List.of(
                altered(sale, sale.recordId(), "\"externalReference\":\"", "\"externalReference\":\"X"),
                underAnotherId(sale), sale));
        String address = "http://127.0.0.1:" + scaleUnit.socketAddress().getPort();
        Reply<UploadAnswer> reply =
                line.send(new ScaleUnitClient(ScaleUnitAddress.of(address), token).upload(envelope), DEADLINE).join();
        if (!(reply instanceof Reply.Answered<UploadAnswer>(UploadAnswer answer))
                || !answer.answers().stream().map(RecordAnswer::outcome).toList().equals(DUE)) {
            throw new IllegalStateException("Crafted records of sale " + sale + " were answered with " + reply);
        }
        sent += 2;
    }

    /** The same record with another id. */
    static UploadRecord underAnotherId(UploadRecord sale) {
        String id = UUID.randomUUID().toString();
        return altered(sale, id, sale.recordId(), id);
    }

    /** The record with other bytes, and the hash that fits them. */
    static UploadRecord altered(UploadRecord sale, String id, String find, String replacement) {
        byte[] payload = new String(sale.payload(), StandardCharsets.UTF_8).replace(find, replacement)
                .getBytes(StandardCharsets.UTF_8);
        return new UploadRecord(sale.storeNumber(), sale.registerNumber(), sale.incarnation(), sale.sequence(), id,
                sale.previousHash(), RecordHash.next(sale.previousHash(), payload), payload);
    }

    /** A record from the columns of a journal, in the order of {@link UploadRecord}, bytes in hexadecimal. */
    static UploadRecord record(List<String> columns) {
        HexFormat hex = HexFormat.of();
        return new UploadRecord(columns.get(0), columns.get(1), Long.parseLong(columns.get(2)),
                Long.parseLong(columns.get(3)), columns.get(4), hex.parseHex(columns.get(5)),
                hex.parseHex(columns.get(6)), hex.parseHex(columns.get(7)));
    }

    @Override
    public void close() {
        line.stop();
        timers.shutdownNow();
    }
}
