package org.evertill.scaleunit.headquarters;

import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.profile.ProfileTexts;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;

/** What the values of a master row must be beyond their types, whoever writes it. */
final class RowRules {
    private static final ProfileTexts TEXTS = ProfileTexts.in("en");

    private RowRules() {
    }

    /** Refuses a row with a value out of its range, in a sentence that names field, unit and range. */
    static void require(Row row) {
        if (row.table() != ChannelTables.OFFLINE_PROFILE) {
            return;
        }
        OfflineProfileRow.objections(row).stream().findFirst().ifPresent(objection -> {
            throw new RowRefusedException("Offline profile " + row.text("profile_code") + ": "
                    + TEXTS.objection(objection.field(), written(row, objection)) + " Nothing was saved.");
        });
    }

    private static String written(Row row, Objection objection) {
        OfflineProfileField field = objection.field();
        return field.isText() ? row.text(field.column()) : TEXTS.value(field, objection.value());
    }
}
