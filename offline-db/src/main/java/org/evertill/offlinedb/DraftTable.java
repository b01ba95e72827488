package org.evertill.offlinedb;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.jspecify.annotations.Nullable;

/**
 * The running sale in the journal. A step writes the lines it changed, so a sale of a thousand lines costs no more per
 * step than a small one. Register thread only.
 */
final class DraftTable {
    private static final String SAVE_HEAD = """
            INSERT INTO draft (one, cart_id, cart) VALUES (1, ?, ?)
            ON CONFLICT (one) DO UPDATE SET cart_id = excluded.cart_id, cart = excluded.cart""";
    private static final String SAVE_LINE = """
            INSERT INTO draft_line (line_number, line) VALUES (?, ?)
            ON CONFLICT (line_number) DO UPDATE SET line = excluded.line""";
    private static final String CUT_LINES = "DELETE FROM draft_line WHERE line_number > ?";
    private static final String END = "DELETE FROM draft";
    private static final String HEAD = "SELECT cart FROM draft";
    private static final String LINES = "SELECT line FROM draft_line ORDER BY line_number";

    private static final String CONCLUDED = "SELECT 1 FROM journal_record WHERE record_id = ?";

    private final JournalFile journal;
    private @Nullable Cart stored;
    /** The sale as the register has it: a step whose sale is not kept leaves it as it was. */
    private Optional<Cart> kept = Optional.empty();
    private boolean awaitsSync;
    private boolean mayHoldAnother;

    /**
     * What a start finds.
     *
     * @param setAside whether a sale was running that this program cannot read
     */
    record Found(Optional<Cart> cart, boolean setAside) {
    }

    DraftTable(JournalFile journal) {
        this.journal = journal;
    }

    /**
     * Writes the sale as it is now; {@link #sync} brings it to the disk. Where this fails, the sale is as it was.
     *
     * @throws IllegalStateException if it is concluded already, as a commit nobody knew of may have left it
     */
    void write(Cart cart) {
        Cart before = stored;
        // Unknown while it is being written: after a failure the next step writes the whole sale.
        stored = null;
        kept = before == null ? kept : Optional.of(before);
        mayHoldAnother = true;
        journal.writeUnsynced(statements -> write(statements, before, cart));
        mayHoldAnother = false;
        stored = cart;
        awaitsSync = true;
    }

    /**
     * Makes what has been written durable. Where the disk does not sync it, it is written once more, all of it; where
     * that fails too, the sale is as it was before.
     */
    void sync() {
        Cart written = stored;
        if (!awaitsSync || written == null) {
            return;
        }
        stored = null;
        mayHoldAnother = true;
        if (!journal.sync()) {
            journal.write(statements -> write(statements, null, written));
        }
        mayHoldAnother = false;
        stored = written;
        kept = Optional.of(written);
        awaitsSync = false;
    }

    /**
     * Brings the table to the sale as it is, where something else may be in it: what a step wrote that then was told to
     * have failed. Inside a transaction that leaves the running sale alone; {@link #committed} is told of its end.
     */
    void setRight(Statements statements) throws SQLException {
        if (!mayHoldAnother) {
            return;
        }
        if (kept.isPresent() && !isConcluded(statements, kept.get())) {
            write(statements, null, kept.get());
        } else {
            end(statements);
        }
    }

    /** The transaction that set the table right, or that ended the sale, is on the disk. */
    void committed(boolean ended) {
        mayHoldAnother = false;
        if (ended) {
            kept = Optional.empty();
        }
    }

    /** Takes the draft away inside the transaction that makes something else of it. */
    void end(Statements statements) throws SQLException {
        stored = null;
        awaitsSync = false;
        statements.change(END);
        statements.change(CUT_LINES, 0);
    }

    /**
     * The sale that was running, for a start. One that this program cannot read is set aside; where none is running,
     * one comes back that was set aside and can be read now.
     */
    Found read(Statements statements) throws SQLException {
        Optional<String> head = statements.first(HEAD, row -> row.getString(1));
        if (head.isEmpty()) {
            kept = UnreadDrafts.takeBack(statements);
            return new Found(kept, false);
        }
        kept = UnreadDrafts.read(head.get(), statements.all(LINES, row -> row.getString(1)));
        if (kept.isEmpty()) {
            UnreadDrafts.put(statements);
        }
        return new Found(kept, kept.isEmpty());
    }

    private static Cart write(Statements statements, @Nullable Cart before, Cart cart) throws SQLException {
        List<CartLine> known = before != null && before.id().equals(cart.id()) ? before.lines() : List.of();
        if (known.isEmpty() && isConcluded(statements, cart)) {
            throw new IllegalStateException("sale " + cart.id() + " is in the journal already");
        }
        List<CartLine> lines = cart.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (i >= known.size() || !known.get(i).equals(lines.get(i))) {
                statements.change(SAVE_LINE, i + 1, DraftCodec.line(lines.get(i)));
            }
        }
        statements.change(CUT_LINES, lines.size());
        statements.change(SAVE_HEAD, cart.id().toString(), DraftCodec.head(cart));
        return cart;
    }

    private static boolean isConcluded(Statements statements, Cart cart) throws SQLException {
        return statements.first(CONCLUDED, row -> true, cart.id().toString()).isPresent();
    }
}
