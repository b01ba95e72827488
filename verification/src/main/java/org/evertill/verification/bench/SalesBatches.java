package org.evertill.verification.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.shift.Shift;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;

/** {@link TypicalSale Typical sales} of one register, chained, as the requests in which it would send them. */
final class SalesBatches {

    /** One request, and the rows its records stand for. */
    record Batch(byte[] request, List<Row> rows) { }

    private SalesBatches() {}

    static List<Batch> of(RegisterIdentity register, int sales) throws IOException {
        Supplier<UUID> ids = RegisterEnvironment.ofMachine().ids();
        Shift shift = new Shift(ids.get(), 1, Instant.now(), "000170");
        List<Batch> batches = new ArrayList<>();
        List<UploadRecord> uploads = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        byte[] previous = RecordHash.genesis(register);
        for (int sale = 1; sale <= sales; sale++) {
            JournalRecord record = JournalRecord.of(TypicalSale.paid(TypicalSale.growing(ids.get()).getLast(), shift),
                    new RecordNumbers(register, sale, OptionalLong.of(sale)), previous);
            previous = record.hash();
            uploads.add(upload(record));
            rows.addAll(record.rows());
            if (uploads.size() == UploadRequest.RECORDS_MAX || sale == sales) {
                batches.add(new Batch(WireJson.mapper().writeValueAsBytes(new UploadRequest(uploads)),
                        List.copyOf(rows)));
                uploads.clear();
                rows.clear();
            }
        }
        return batches;
    }

    static UploadRecord upload(JournalRecord record) {
        RecordPayload payload = record.payload();
        return new UploadRecord(payload.storeNumber(), payload.registerNumber(), payload.incarnation(),
                payload.sequence(), payload.id(), record.previousHash(), record.hash(), record.bytes());
    }
}
