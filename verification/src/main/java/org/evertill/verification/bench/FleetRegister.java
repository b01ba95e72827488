package org.evertill.verification.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitCall;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.verification.audit.ToldSale;

/**
 * What a scale unit sees of a register: its look-ups and its uploads, by the register's own client on a line of its
 * own, with its own token. The sales are encoded before anything is measured, one chain that begins with its shift; one
 * goes up at a time, in their order, as a register sends them. Any thread.
 */
final class FleetRegister implements AutoCloseable {

    /** Beyond anything that is judged: what has not come by then is an error. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String WORKER = "000160";

    private final RegisterIdentity identity;
    private final ScaleUnitClient client;
    private final ScaleUnitLine line;
    private final Queue<Sale> unsent = new ArrayDeque<>();
    private CompletableFuture<?> uploading = CompletableFuture.completedFuture(true);

    /** A record ready to be sent; the account of it when it is a sale. */
    private record Sale(ToldSale told, ScaleUnitCall<UploadAnswer> call) {}

    /** An upload and what was sold by it. */
    record Upload(ToldSale told, CompletableFuture<Reply<UploadAnswer>> reply) {}

    FleetRegister(RegisterIdentity identity, String address, String token, ScheduledExecutorService timers) {
        this.identity = identity;
        this.client = new ScaleUnitClient(ScaleUnitAddress.of(address), token);
        this.line = new ScaleUnitLine(timers, Clock.systemUTC());
    }

    /** Opens a shift, sends that, and encodes so many sales. */
    void prepare(int sales) {
        line.start();
        Shift shift = new Shift(UUID.randomUUID(), 1, Instant.now(), WORKER);
        JournalRecord record = record(new ShiftOpened(shift), 1, OptionalLong.empty(), RecordHash.genesis(identity));
        Reply<UploadAnswer> opened = line.send(call(record), DEADLINE).join();
        if (!(opened instanceof Reply.Answered<UploadAnswer>)) {
            throw new IllegalStateException("the scale unit does not take the shift of " + identity + ": " + opened);
        }
        for (int sale = 1; sale <= sales; sale++) {
            SalesTransaction sold = TypicalSale.paid(
                    TypicalSale.growing(RegisterEnvironment.ofMachine().ids().get()).getLast(), shift);
            record = record(sold, sale + 1, OptionalLong.of(sale), record.hash());
            unsent.add(new Sale(new ToldSale(sold.id().toString(), sold.totals().total().minorUnits()), call(record)));
        }
    }

    /** Asks what is sold under a barcode. */
    CompletableFuture<Reply<ItemFacts>> lookUp(String code, LocalDate on) {
        return line.send(client.itemByCode(code, on), DEADLINE);
    }

    /** Sends the next sale once the one before has been answered. */
    synchronized Upload upload() {
        Sale next = unsent.remove();
        CompletableFuture<Reply<UploadAnswer>> reply =
                uploading.thenCompose(before -> line.send(next.call(), DEADLINE));
        uploading = reply;
        return new Upload(next.told(), reply);
    }

    private JournalRecord record(JournalEntry entry, long sequence, OptionalLong receipt, byte[] previousHash) {
        return JournalRecord.of(entry, new RecordNumbers(identity, sequence, receipt), previousHash);
    }

    private ScaleUnitCall<UploadAnswer> call(JournalRecord record) {
        return client.upload(new UploadRequest(List.of(new UploadRecord(identity.storeNumber(),
                identity.registerNumber(), identity.incarnation(), record.payload().sequence(),
                record.payload().id(), record.previousHash(), record.hash(), record.bytes()))));
    }

    @Override
    public void close() {
        line.stop();
    }
}
