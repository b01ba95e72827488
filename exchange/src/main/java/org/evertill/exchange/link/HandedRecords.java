package org.evertill.exchange.link;

import java.util.List;
import java.util.Objects;

/** Records on their way from a channel to headquarters, lowest arrival first. */
public record HandedRecords(List<ArrivedRecord> records) {

    /** @throws NullPointerException where there are none */
    public HandedRecords {
        records = List.copyOf(Objects.requireNonNull(records, "records"));
    }

    /**
     * What became of them.
     *
     * @param stored how many headquarters had not before
     */
    public record Taken(int stored) {
    }
}
