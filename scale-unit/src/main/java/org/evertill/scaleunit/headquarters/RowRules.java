package org.evertill.scaleunit.headquarters;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.evertill.commerce.connection.OfflineProfile.Objection;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.facts.RowMeaning;
import org.evertill.exchange.facts.UnreadableRowException;
import org.evertill.exchange.profile.ProfileTexts;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;

/** What the values of a master row must be beyond their types, whoever writes it. */
final class RowRules {
    private static final ProfileTexts TEXTS = ProfileTexts.in("en");
    private static final long MOST = 10_000_000;
    /** A line of the screen at a register. */
    private static final int LONGEST_NAME = 60;
    /** Who may sell, what, at what price and tax, in which store: a register without one of these cannot. */
    private static final Set<SchedulerJob> NEEDED = EnumSet.of(SchedulerJob.ALL, SchedulerJob.CURRENCY,
            SchedulerJob.PRICES, SchedulerJob.PRODUCTS, SchedulerJob.STAFF, SchedulerJob.CHANNEL_CONFIGURATION,
            SchedulerJob.TAX, SchedulerJob.REGISTERS, SchedulerJob.OFFLINE_PROFILES,
            SchedulerJob.GLOBAL_CONFIGURATION);

    private RowRules() {
    }

    /** Refuses a row with a value out of its range, in a sentence that names field, unit and range. */
    static void require(Row row) {
        try {
            requireReadable(row);
        } catch (UnreadableRowException e) {
            throw new RowRefusedException(e.getMessage() + " Nothing was saved.");
        }
        if (row.table() == ChannelTables.OFFLINE_PROFILE) {
            requireProfile(row);
        } else if (row.table() == ChannelTables.OFFLINE_SCOPE) {
            requireScope(row);
        } else if (row.table() == ChannelTables.OFFLINE_EXCLUSION) {
            requireExclusion(row);
        } else if (row.table() == ChannelTables.REGISTER) {
            requireName(row, "Register " + row.text("register_number"));
        } else if (row.table() == ChannelTables.STAFF) {
            requireName(row, "Worker " + row.text("worker_number"));
        }
    }

    /**
     * Refuses a row that no register could do anything with. What programs that know nothing of us have written is held
     * against this before it is published.
     */
    static void requireReadable(Row row) throws UnreadableRowException {
        if (row.table() == ChannelTables.STORE) {
            String whose = "Store " + row.text("store_number");
            RowMeaning.currency(row.text("currency_code"), whose);
            RowMeaning.zone(row.text("time_zone"), whose);
        } else if (row.table() == ChannelTables.PRODUCT_PRICE) {
            RowMeaning.currency(row.text("currency_code"), "A price of product " + row.text("product_number"));
        }
    }

    private static void requireName(Row row, String whose) {
        String name = row.text("name");
        int length = name.codePointCount(0, name.length());
        if (name.isBlank() || length > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RowRefusedException(whose + ": a name is one line of 1 to " + LONGEST_NAME
                    + " characters; this one has " + length + ". Nothing was saved.");
        }
    }

    private static void requireCode(String code, String whose) {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,30}")) {
            throw new RowRefusedException(whose + " '" + code + "': a code has 1 to 31 small letters, digits and"
                    + " dashes. Nothing was saved.");
        }
    }

    private static void requireProfile(Row row) {
        String code = row.text("profile_code");
        requireCode(code, "Offline profile");
        requireName(row, "Offline profile " + code);
        OfflineProfileRow.objections(row).stream().findFirst().ifPresent(objection -> {
            throw new RowRefusedException("Offline profile " + code + ": "
                    + TEXTS.objection(objection.field(), written(row, objection)) + " Nothing was saved.");
        });
    }

    private static void requireScope(Row row) {
        String code = row.text("scope_code");
        requireCode(code, "Offline scope");
        requireName(row, "Offline scope " + code);
        if (row.value("best_sellers") == null != (row.value("best_sellers_days") == null)) {
            throw new RowRefusedException("Offline scope " + code + ": best sellers need a number of products and a"
                    + " number of days, or neither. Nothing was saved.");
        }
        for (String column : List.of("best_sellers", "best_sellers_days", "recent_customers_days")) {
            if (row.value(column) != null && (row.integer(column) < 1 || row.integer(column) > MOST)) {
                throw new RowRefusedException("Offline scope " + code + ": " + column.replace('_', ' ')
                        + " is a number from 1 to " + MOST + ". Nothing was saved.");
            }
        }
    }

    private static void requireExclusion(Row row) {
        String number = row.text("job_number");
        SchedulerJob job = SchedulerJob.find(number).orElseThrow(() -> new RowRefusedException(
                "There is no scheduler job " + number + ". Nothing was saved."));
        String table = row.text("table_name");
        if (NEEDED.contains(job)) {
            throw new RowRefusedException("Job " + number + " cannot be left out: no register could sell offline"
                    + " without it. Nothing was saved.");
        }
        if (job.tables().isEmpty() || job.tables().getFirst().direction() == Direction.UP
                || !table.isEmpty() && job.tables().stream().noneMatch(known -> known.name().equals(table))) {
            throw new RowRefusedException("Job " + number + " brings nothing"
                    + (table.isEmpty() ? "" : " called " + table) + " to an offline database. Nothing was saved.");
        }
    }

    private static String written(Row row, Objection objection) {
        OfflineProfileField field = objection.field();
        return field.isText() ? row.text(field.column()) : TEXTS.value(field, objection.value());
    }
}
