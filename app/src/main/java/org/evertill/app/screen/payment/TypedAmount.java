package org.evertill.app.screen.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.evertill.commerce.money.Money;

/** An amount being typed, key by key or note by note. Never has more decimals than its currency. */
final class TypedAmount {

    private static final int MOST_DIGITS = 9;

    private final Currency currency;
    private String typed = "";

    TypedAmount(Currency currency) {
        this.currency = currency;
    }

    /** Types digits, or the point between units and decimals. What does not fit is not typed. */
    void type(String characters) {
        for (char character : characters.toCharArray()) {
            String longer = typed + character;
            if (longer.matches("\\d{0," + MOST_DIGITS + "}(\\.\\d{0," + Money.digits(currency) + "})?")
                    && (Money.digits(currency) > 0 || character != '.')) {
                typed = longer;
            }
        }
    }

    /** Adds a note to what was typed or tapped so far. */
    void add(Money note) {
        Money sum = amount().map(note::plus).orElse(note);
        typed = "";
        type(sum.toPlainString());
    }

    void backspace() {
        typed = typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1);
    }

    void clear() {
        typed = "";
    }

    /** What was typed so far, with a point. */
    String characters() {
        return typed;
    }

    /** The amount typed; empty while nothing is. */
    Optional<Money> amount() {
        if (typed.isEmpty() || typed.equals(".")) {
            return Optional.empty();
        }
        String decimal = typed.startsWith(".") ? "0" + typed : typed;
        return Optional.of(Money.of(new BigDecimal(decimal.endsWith(".") ? decimal + "0" : decimal)
                .stripTrailingZeros().toPlainString(), currency));
    }
}
