package org.evertill.exchange.facts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What words in master rows stand for: headquarters asks before it takes a row or sends it on, registers and channels
 * when they read it. Any thread.
 */
public final class RowMeaning {

    private RowMeaning() {
    }

    /**
     * The currency of a code.
     *
     * @param whose the row, as a sentence begins with it
     */
    public static Currency currency(String code, String whose) throws UnreadableRowException {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRowException(whose + ": there is no currency '" + code + "'; write its three letters,"
                    + " as EUR.", code, e);
        }
    }

    /**
     * The time zone of a name.
     *
     * @param whose the row, as a sentence begins with it
     */
    public static ZoneId zone(String name, String whose) throws UnreadableRowException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UnreadableRowException(whose + ": there is no time zone '" + name + "'; write continent and city,"
                    + " as Europe/Paris.", name, e);
        }
    }
}
