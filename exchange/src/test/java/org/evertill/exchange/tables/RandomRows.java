package org.evertill.exchange.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of any table from a seed: all types, nulls where allowed, texts of several scripts, extreme integers. */
public final class RandomRows {
    private static final String[] TEXTS = {"", "a", "Café crème", "红富士苹果", "🧃 juice", "line\nbreak", "NULL", "0", "é"};

    private final Random random;

    public RandomRows(long seed) {
        random = new Random(seed);
    }

    /** One row; its text key columns are unlikely to repeat. */
    public Row next(SyncedTable table) {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int position = 0; position < values.length; position++) {
            Column column = table.columns().get(position);
            values[position] = column.nullable() && random.nextInt(3) == 0 ? null : value(column);
        }
        return Row.of(table, values);
    }

    /** Rows with keys that differ. */
    public List<Row> next(SyncedTable table, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(next(table));
        }
        return rows;
    }

    private Object value(Column column) {
        return switch (column.type()) {
            case TEXT -> TEXTS[random.nextInt(TEXTS.length)] + Long.toHexString(random.nextLong());
            case INTEGER -> random.nextInt(8) == 0 ? Long.MIN_VALUE + random.nextInt(2) : random.nextLong();
            case BLOB -> {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                yield bytes;
            }
        };
    }
}
