package org.evertill.offlinedb;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.money.Money;

/**
 * What the scale unit has not answered for.
 *
 * @param records  records of every kind
 * @param sales    sales among them
 * @param oldest   when the oldest was recorded; empty when nothing is unsent
 * @param amounts  what the sales come to, one amount per currency
 * @param answered the number up to which the records of the present incarnation are answered for, but for those
 *     left behind: unreadable, or of an outcome this program does not know; 0 for none
 * @param unreadable records that the damaged file does not give; they are unsent and stay so until it does
 */
public record UnsentRecords(
        long records, long sales, Optional<Instant> oldest, List<Money> amounts, long answered, long unreadable) {

    /** Nothing is unsent. */
    public static final UnsentRecords NONE = new UnsentRecords(0, 0, Optional.empty(), List.of(), 0, 0);

    public UnsentRecords {
        amounts = List.copyOf(amounts);
    }
}
