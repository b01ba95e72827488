package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.Disconnection;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOff;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.commerce.transaction.TransactionJournal;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordCodec;
import org.evertill.exchange.record.RecordNumbers;

/**
 * The journal of one register incarnation in journal.db. One transaction per commit; after an I/O error it looks
 * whether the entries are there before it answers, so an entry is never stored twice. Register thread only.
 */
public final class SqliteJournal implements TransactionJournal {
    private static final String FIND =
            "SELECT incarnation, sequence, receipt_number, payload FROM journal_record WHERE record_id = ?";
    private static final String SALES_ON = """
            SELECT count(*), coalesce(sum(total_minor), 0) FROM retail_transaction
            WHERE business_date = ? AND store_number = ? AND register_number = ? AND currency_code = ?
                AND kind = 'sale'""";
    private static final String LEAVE_MODE = """
            INSERT INTO connection_mode (one, state, cause, since, worker_number) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT (one) DO UPDATE SET state = excluded.state, cause = excluded.cause, since = excluded.since,
                worker_number = excluded.worker_number""";
    private static final String DISCONNECTED =
            "SELECT since, worker_number FROM connection_mode WHERE state = 'DISCONNECTED'";

    private final JournalFile journal;
    private final RegisterIdentity identity;
    private final DraftTable draft;
    private final ShiftTable shifts;

    private record Stored(Committed committed, byte[] payload) { }

    SqliteJournal(JournalFile journal, RegisterIdentity identity) {
        this.journal = journal;
        this.identity = identity;
        this.draft = new DraftTable(journal);
        this.shifts = new ShiftTable(identity);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An entry that is there already, from an earlier call that ended in an error, is answered and not stored again.
     *
     * @throws IllegalStateException if an entry of the same id and other content is there; nothing is stored then
     */
    @Override
    public List<Committed> commit(List<JournalEntry> entries) {
        List<Committed> words = journal.write(statements -> store(statements, entries));
        draft.committed(endSale(entries));
        return words;
    }

    @Override
    public void writeDraft(Cart cart) {
        draft.write(cart);
    }

    @Override
    public void syncDraft() {
        draft.sync();
    }

    @Override
    public Optional<Committed> find(UUID id) {
        return journal.write(statements -> stored(statements, id).map(Stored::committed));
    }

    @Override
    public DaySales salesOn(LocalDate date, Currency currency) {
        return journal.read(statements -> statements.first(SALES_ON,
                row -> new DaySales(date, row.getLong(1), new Money(row.getLong(2), currency)), date.toString(),
                identity.storeNumber(), identity.registerNumber(), currency.getCurrencyCode()).orElseThrow());
    }

    @Override
    public RegisterPast restore() {
        return journal.write(statements -> {
            DraftTable.Found found = draft.read(statements);
            return new RegisterPast(
                    found.cart(),
                    shifts.newestOpen(statements),
                    statements.first(DISCONNECTED,
                            row -> new Disconnection(Instant.parse(row.getString(1)), row.getString(2))),
                    shifts.lastNumber(statements),
                    found.setAside());
        });
    }

    private List<Committed> store(Statements statements, List<JournalEntry> entries) throws SQLException {
        List<Committed> words = new ArrayList<>(entries.size());
        JournalHead head = JournalHead.read(statements, identity);
        for (JournalEntry entry : entries) {
            Optional<Stored> already = stored(statements, entry.id());
            if (already.isPresent()) {
                requireSame(entry, already.get());
                words.add(already.get().committed());
            } else {
                head = append(statements, head, entry);
                words.add(new Committed(entry.id(), identity.incarnation(), head.sequence(), receiptOf(entry, head)));
            }
        }
        if (!endSale(entries)) {
            draft.setRight(statements);
        }
        return words;
    }

    private static boolean endSale(List<JournalEntry> entries) {
        return entries.stream().anyMatch(SalesTransaction.class::isInstance);
    }

    private JournalHead append(Statements statements, JournalHead head, JournalEntry entry) throws SQLException {
        long receipt = hasReceipt(entry) ? head.receiptNumber() + 1 : head.receiptNumber();
        JournalHead next = new JournalHead(head.sequence() + 1, head.hash(), receipt);
        JournalRecord record = JournalRecord.of(entry,
                new RecordNumbers(identity, next.sequence(), receiptOf(entry, next)), head.hash());
        statements.records().write(record);
        switch (entry) {
            case SalesTransaction sale -> {
                shifts.add(statements, sale);
                draft.end(statements);
            }
            case ShiftOpened opened -> shifts.open(statements, opened.shift());
            case ConnectionSwitched switched -> statements.change(LEAVE_MODE, switched.to().name(),
                    switched.cause().name(), switched.at().toString(), switched.workerNumber());
            case SignedOn ignored -> { }
            case SignedOff ignored -> { }
        }
        return new JournalHead(next.sequence(), record.hash(), receipt);
    }

    private Optional<Stored> stored(Statements statements, UUID id) throws SQLException {
        return statements.first(FIND, row -> new Stored(new Committed(id, row.getLong(1), row.getLong(2),
                receiptOf(row)), row.getBytes(4)), id.toString());
    }

    private void requireSame(JournalEntry entry, Stored stored) {
        Committed numbers = stored.committed();
        RegisterIdentity under = new RegisterIdentity(
                identity.storeNumber(), identity.registerNumber(), numbers.incarnation());
        byte[] bytes = RecordCodec.encode(entry, new RecordNumbers(under, numbers.sequence(), numbers.receiptNumber()));
        if (!Arrays.equals(bytes, stored.payload())) {
            throw new IllegalStateException("entry " + entry.id() + " is in the journal already as record "
                    + numbers.sequence() + ", with other content");
        }
    }

    private static boolean hasReceipt(JournalEntry entry) {
        return entry instanceof SalesTransaction sale && !sale.voided();
    }

    private static OptionalLong receiptOf(JournalEntry entry, JournalHead head) {
        return hasReceipt(entry) ? OptionalLong.of(head.receiptNumber()) : OptionalLong.empty();
    }

    private static OptionalLong receiptOf(ResultSet row) throws SQLException {
        long number = row.getLong(3);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
