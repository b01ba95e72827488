package org.evertill.installer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.commerce.money.Money;
import org.evertill.offlinedb.UnsentRecords;
import org.jspecify.annotations.Nullable;

/** How unsent sales are told, the same by every command. */
final class UnsentText {
    private UnsentText() {
    }

    /** For programs. */
    static void add(ConfigurationOutcome outcome, UnsentRecords unsent) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("records", unsent.records());
        members.put("sales", unsent.sales());
        members.put("oldest", unsent.oldest().orElse(null));
        members.put("amounts", unsent.amounts().stream().map(UnsentText::members).toList());
        members.put("unreadable", unsent.unreadable());
        outcome.put("unsent", members);
    }

    private static Map<String, String> members(Money amount) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("currency", amount.currency().getCurrencyCode());
        members.put("amount", amount.toPlainString());
        return members;
    }

    /** After or before an activation. */
    static void sayKept(ConfigurationOutcome outcome, UnsentRecords unsent) {
        if (unsent.records() > 0) {
            outcome.say(sentence(unsent) + " are kept and will still be sent.");
        }
    }

    /** Such as {@code 3 unsent sales (12.30 USD)}. */
    static String sentence(UnsentRecords unsent) {
        String amounts = unsent.amounts().stream().map(UnsentText::text).collect(Collectors.joining(", "));
        return unsent.sales() + " unsent " + (unsent.sales() == 1 ? "sale" : "sales")
                + (amounts.isEmpty() ? "" : " (" + amounts + ")") + " and "
                + (unsent.records() - unsent.sales()) + " other unsent records"
                + (unsent.unreadable() == 0 ? "" : ", " + unsent.unreadable()
                        + " of them unreadable in the damaged journal");
    }

    private static String text(Money amount) {
        return amount.toPlainString() + " " + amount.currency().getCurrencyCode();
    }
}
