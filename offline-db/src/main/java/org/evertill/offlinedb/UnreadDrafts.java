package org.evertill.offlinedb;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running sales that were written by another version of the program, whose words this one does not all know. They are
 * kept as they are, beside the running one, until a program reads them; none is ever read in part, for what is passed
 * over may be what a price came from. Within a transaction of the caller's.
 */
final class UnreadDrafts {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadDrafts.class);

    private static final List<String> PUT = List.of(
            "DELETE FROM unread_draft_line WHERE cart_id IN (SELECT cart_id FROM draft)",
            "INSERT OR REPLACE INTO unread_draft (cart_id, cart) SELECT cart_id, cart FROM draft",
            """
            INSERT INTO unread_draft_line (cart_id, line_number, line)
            SELECT d.cart_id, l.line_number, l.line FROM draft d, draft_line l""",
            "DELETE FROM draft_line", "DELETE FROM draft");
    private static final List<String> TAKE_BACK = List.of(
            "INSERT INTO draft (one, cart_id, cart) SELECT 1, cart_id, cart FROM unread_draft WHERE cart_id = ?",
            """
            INSERT INTO draft_line (line_number, line)
            SELECT line_number, line FROM unread_draft_line WHERE cart_id = ?""",
            "DELETE FROM unread_draft_line WHERE cart_id = ?", "DELETE FROM unread_draft WHERE cart_id = ?");
    /** Ids are in the order of time. */
    private static final String ALL = "SELECT cart_id, cart FROM unread_draft ORDER BY cart_id";
    private static final String LINES = "SELECT line FROM unread_draft_line WHERE cart_id = ? ORDER BY line_number";
    private static final String COUNT = "SELECT count(*) FROM unread_draft";

    private record Draft(String id, String head) { }

    private UnreadDrafts() {
    }

    /** The sale of a head and its lines; empty, and told in the log, where it cannot be read. */
    static Optional<Cart> read(String head, List<String> lines) {
        try {
            return Optional.of(DraftCodec.cart(head, lines));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.error("a sale that was running cannot be read by this program, and is kept for one that can", e);
            return Optional.empty();
        }
    }

    /** Sets the running sale aside; none is running then. */
    static void put(Statements statements) throws SQLException {
        for (String sql : PUT) {
            statements.change(sql);
        }
    }

    /** Makes the oldest that this program can read the running sale again, where none is running. */
    static Optional<Cart> takeBack(Statements statements) throws SQLException {
        for (Draft draft : statements.all(ALL, row -> new Draft(row.getString(1), row.getString(2)))) {
            Optional<Cart> cart = read(draft.head(), statements.all(LINES, row -> row.getString(1), draft.id()));
            if (cart.isPresent()) {
                for (String sql : TAKE_BACK) {
                    statements.change(sql, draft.id());
                }
                return cart;
            }
        }
        return Optional.empty();
    }

    /** How many wait. */
    static long count(Statements statements) throws SQLException {
        return statements.first(COUNT, row -> row.getLong(1)).orElse(0L);
    }
}
