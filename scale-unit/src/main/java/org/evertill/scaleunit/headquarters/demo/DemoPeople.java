package org.evertill.scaleunit.headquarters.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.staff.Permission;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;

/**
 * Who works in the demo store, what they may do, and the registers they stand at. The people are invented; their
 * PINs are public and belong to the demo only.
 */
public final class DemoPeople {

    /** One of the demo store's five, with the PIN to sign on by. */
    public record Person(String workerNumber, String pin, String name, String roleCode, String language) { }

    public static final Person CASHIER = new Person("000160", "1600", "Maya Okafor", "cashier", "en");
    public static final Person FRENCH_CASHIER = new Person("000161", "1610", "Luc Tremblay", "cashier", "fr");
    public static final Person CHINESE_CASHIER = new Person("000162", "1620", "陈晓雨", "cashier", "zh");
    public static final Person MANAGER = new Person("000170", "1700", "Ruth Delgado", "manager", "en");
    public static final Person ADMINISTRATOR = new Person("000180", "1800", "Amir Haddad", "administrator", "en");

    /** All five, cashiers first. */
    public static final List<Person> ALL =
            List.of(CASHIER, FRENCH_CASHIER, CHINESE_CASHIER, MANAGER, ADMINISTRATOR);

    private static final String PROFILE = "standard";

    private DemoPeople() {
    }

    static List<Row> rows(UnaryOperator<String> hashPin) {
        List<Row> rows = new ArrayList<>();
        for (Person person : ALL) {
            rows.add(Row.of(ChannelTables.STAFF, person.workerNumber(), person.name(), person.roleCode(),
                    person.language(), hashPin.apply(person.pin()), false));
        }
        grant(rows, "cashier", EnumSet.of(Permission.VOID_PRODUCT, Permission.RETURN_PRODUCT));
        grant(rows, "manager", EnumSet.complementOf(EnumSet.of(Permission.ADJUSTMENT)));
        grant(rows, "administrator", EnumSet.allOf(Permission.class));
        OfflineProfile standard = OfflineProfile.of(PROFILE, "Standard", OfflineProfileField::published);
        rows.add(OfflineProfileRow.of(standard));
        rows.add(OfflineProfileRow.of(OfflineProfile.of("asking", "Asks before it goes offline", standard::value)
                .with(OfflineProfileField.PROMPT_ON_SEAMLESS_OFFLINE, true)));
        addCustomer(rows, "C-1001", "Nora Whitfield", "en", "2025-02-11", "2026-11-14");
        addCustomer(rows, "C-1002", "Étienne Marchand", "fr", "2025-06-30", "2026-09-02");
        addCustomer(rows, "C-1003", "林志远", "zh", "2026-01-08", "2026-11-20");
        rows.add(register("01", "Front lane", true));
        rows.add(register("02", "Service desk", false));
        rows.add(register("03", "Garden entrance", true));
        return rows;
    }

    private static void grant(List<Row> rows, String roleCode, Set<Permission> permissions) {
        for (Permission permission : permissions) {
            rows.add(Row.of(ChannelTables.ROLE_PERMISSION, roleCode, permission.code()));
        }
    }

    private static void addCustomer(List<Row> rows, String number, String name, String language, String since,
            String lastVisit) {
        rows.add(Row.of(ChannelTables.CUSTOMER, number, name, language, null, null, false, since, lastVisit));
        rows.add(Row.of(ChannelTables.LOYALTY_CARD, number.replace("C-", "7700"), number, "neighbours", false));
    }

    private static Row register(String number, String name, boolean supportOffline) {
        return Row.of(ChannelTables.REGISTER, DemoStore.STORE_NUMBER, number, name, supportOffline, PROFILE);
    }
}
