package org.evertill.commerce.operation;

import static org.evertill.commerce.operation.OfflineRule.ALWAYS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.staff.Permission;

/** Every operation this register knows: number, permission, offline rule, and what a button of it does. */
public final class OperationCatalog {

    /**
     * What a press of a button brings along.
     *
     * @param line   the selected line, 0 when none
     * @param code   what is typed in the scan field; empty when nothing
     * @param amount the amount typed, where one is
     * @param owed   what is shown as owed; empty while no sale runs
     */
    public record Press(int line, String code, Optional<Money> amount, Optional<Owed> owed) {
    }

    /**
     * One operation.
     *
     * @param permission   who may; empty for every worker
     * @param beforeSignOn whether it works while nobody is signed on; with a permission, on a manager's PIN
     * @param button       the operation a press of its button means
     */
    public record Entry(
            int number,
            Optional<Permission> permission,
            OfflineRule offline,
            Predicate<OfflineProfile> beforeSignOn,
            Function<Press, PosOperation> button) {
    }

    private static final List<Entry> ENTRIES = List.of(
            open(100, press -> SellProduct.one(press.code())),
            open(101, press -> new CheckPrice(press.code())),
            needs(102, Permission.VOID_PRODUCT, press -> new VoidProduct(press.line())),
            needs(104, Permission.PRICE_OVERRIDE,
                    press -> new OverridePrice(press.line(), Optional.empty(), Optional.empty())),
            open(105, press -> new SetQuantity(press.line(), typedQuantity(press), false)),
            open(106, press -> new ClearQuantity(press.line())),
            open(108, press -> new SearchProducts()),
            needs(109, Permission.RETURN_PRODUCT, press -> new ReturnProduct()),
            open(200, press -> press.amount().<PosOperation>map(amount -> new PayCash(amount, press.owed()))
                    .orElseGet(() -> new PayCashQuick(press.owed()))),
            open(206, press -> new PayCashQuick(press.owed())),
            needs(500, Permission.VOID_TRANSACTION, press -> new VoidTransaction()),
            new Entry(700, Optional.empty(), ALWAYS, profile -> true, press -> new LogOn(press.code(), "")),
            open(701, press -> new LogOff()),
            open(703, press -> new LockRegister()),
            new Entry(917, Optional.of(Permission.DATABASE_CONNECTION_STATUS), ALWAYS,
                    OfflineProfile::manualSwitchBeforeSignOn, press -> new SwitchConnection()));

    private static final Map<Integer, Entry> BY_NUMBER =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::number, Function.identity()));

    private OperationCatalog() {
    }

    /** The operation of this number. Asking for one that is not in the list is a mistake in the program. */
    public static Entry entry(int number) {
        Entry entry = BY_NUMBER.get(number);
        if (entry == null) {
            throw new IllegalArgumentException("no operation " + number);
        }
        return entry;
    }

    /** Whether there is an operation of this number; a button without one is left out. */
    public static boolean has(int number) {
        return BY_NUMBER.containsKey(number);
    }

    /** All of them, by number. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    private static Entry open(int number, Function<Press, PosOperation> button) {
        return new Entry(number, Optional.empty(), ALWAYS, profile -> false, button);
    }

    private static Entry needs(int number, Permission permission, Function<Press, PosOperation> button) {
        return new Entry(number, Optional.of(permission), ALWAYS, profile -> false, button);
    }

    private static Optional<Quantity> typedQuantity(Press press) {
        return press.code().matches("\\d{1,7}(\\.\\d{1,3})?") ? Optional.of(Quantity.of(press.code()))
                : Optional.empty();
    }
}
