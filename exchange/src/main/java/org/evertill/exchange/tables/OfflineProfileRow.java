package org.evertill.exchange.tables;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.wire.LaterWords;

/** Offline profiles as rows of their table; columns and values follow {@link OfflineProfileField}. */
public final class OfflineProfileRow {

    private OfflineProfileRow() {
    }

    /** The columns beside the key. */
    static Column[] columns() {
        return Stream.concat(Stream.of(Column.text("name")), Arrays.stream(OfflineProfileField.values())
                .map(field -> field.isText() ? Column.text(field.column()) : Column.integer(field.column())))
                .toArray(Column[]::new);
    }

    /** A profile as a row. */
    public static Row of(OfflineProfile profile) {
        Row.Builder row = ChannelTables.OFFLINE_PROFILE.newRow()
                .with("profile_code", profile.code()).with("name", profile.name());
        for (OfflineProfileField field : OfflineProfileField.values()) {
            long value = profile.value(field);
            row.with(field.column(), field.isText() ? field.text(value) : (Object) value);
        }
        return row.row();
    }

    /** The profile of a row, whatever its values; the published one for a choice this program does not know. */
    public static OfflineProfile profile(Row row) {
        return OfflineProfile.of(row.text("profile_code"), row.text("name"), field -> {
            long value = value(row, field);
            if (!field.isText() || field.allows(value)) {
                return value;
            }
            LaterWords.tell(field.column(), row.text(field.column()), field.text(field.published()));
            return field.published();
        });
    }

    /** What of a row is out of its field's range. */
    public static List<Objection> objections(Row row) {
        return Arrays.stream(OfflineProfileField.values())
                .map(field -> new Objection(field, value(row, field)))
                .filter(objection -> !objection.field().allows(objection.value())).toList();
    }

    private static long value(Row row, OfflineProfileField field) {
        return field.isText() ? field.codes().indexOf(row.text(field.column())) : row.integer(field.column());
    }
}
