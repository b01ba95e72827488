package org.evertill.verification.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What the transaction tables hold of one record, or must hold by what the record says: per table the sum of its rows'
 * digests, so that no order matters and a hundred thousand records fit into memory.
 */
final class Projection {

    private final long[] sums = new long[ProjectedTable.values().length];

    /** Counts one more row, a text in UTF-8. */
    void add(ProjectedTable table, byte[] row) {
        byte[] digest = Series.sha256().digest(row);
        sums[table.ordinal()] += ByteBuffer.wrap(digest).getLong();
    }

    /** The tables in which the other holds something else. */
    List<String> differences(Projection other) {
        return Arrays.equals(sums, other.sums) ? List.of() : Arrays.stream(ProjectedTable.values())
                .filter(table -> sums[table.ordinal()] != other.sums[table.ordinal()])
                .map(ProjectedTable::table).toList();
    }
}
