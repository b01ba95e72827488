package org.evertill.exchange.wire;

import java.util.List;
import java.util.Objects;

/**
 * {@code POST /transactions}: records of one register, oldest first. An empty one is taken too: by it a register whose
 * single record was refused learns that the record is to blame and not the server.
 */
public record UploadRequest(List<UploadRecord> records) {
    /** More in one request are refused: the answer would come too late for a cashier's deadline. */
    public static final int RECORDS_MAX = 500;

    public UploadRequest {
        Objects.requireNonNull(records, "records");
        records = List.copyOf(records);
    }
}
