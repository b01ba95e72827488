package org.evertill.verification.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One row as a record says it: the values of its columns, and all of them as one text. */
final class RowText {

    private final ProjectedTable table;
    private final @Nullable String[] values;
    private int next;

    /** A row of nothing but nulls. */
    RowText(ProjectedTable table) {
        this.table = table;
        this.values = new String[table.width()];
    }

    /** Takes the value of a property; of one that stands in no column, nothing. */
    void put(String property, @Nullable String value) {
        int place = table.place(property, next);
        if (place >= 0) {
            values[place] = value;
            next = place + 1;
        }
    }

    /** The value of a property that stands in a column. */
    @Nullable String get(String property) {
        return values[table.place(property, 0)];
    }

    /** As a number; 0 for what is none. */
    long number(String property) {
        String value = get(property);
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** All values with a mark between them and another for null, in UTF-8. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(200);
        for (int place = 0; place < values.length; place++) {
            text.append(place == 0 ? "" : "\1").append(values[place] == null ? "\2" : values[place]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
