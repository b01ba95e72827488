package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.tables.Row;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.SqliteJournal;

/**
 * The commit of a {@link TypicalSale} by the register's journal: numbering, encoding, chaining, all projections, the
 * shift's totals and the end of the draft, durable when it returns. Beside it, one after the other on the same disk, a
 * {@link BareCommit} of the same rows into the same tables. A time is the median of one round of sales; the limit is a
 * multiple of the bare one's median over all rounds. What the register does before, a draft per line, is not counted.
 */
public final class CommitBench implements Benchmark {

    private static final double FACTOR = 1.3;
    private static final RegisterIdentity IDENTITY = new RegisterIdentity("0107", "01", 1);
    private static final RegisterActivation ACTIVATION = new RegisterActivation(
            IDENTITY, "http://127.0.0.1:9", "none", "none", "", Instant.parse("2026-11-21T08:00:00Z"));

    private final int salesPerRound;

    /** Rounds long enough for a steady median. */
    public CommitBench() {
        this(400);
    }

    CommitBench(int salesPerRound) {
        this.salesPerRound = salesPerRound;
    }

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    /** Measures; the round that is not counted is three times as long, until the code is compiled. */
    @Override
    public List<Measurement> run(Path folder, int times) throws IOException, SQLException, DataFolderException {
        Path data = folder.resolve("register");
        Shift shift = new Shift(new UUID(7, 7), 1, Instant.parse("2026-11-21T08:00:00Z"), "000160");
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            database.activate(ACTIVATION);
            Cart first = TypicalSale.growing(RegisterEnvironment.ofMachine().ids().get()).getLast();
            database.journal(IDENTITY).commit(List.of(new ShiftOpened(shift), TypicalSale.paid(first, shift)));
        }
        Path bareFile = folder.resolve("bare.db");
        // The same tables and the same pages; a closed journal has no log beside it.
        Files.copy(data.resolve(OfflineDatabase.JOURNAL), bareFile);
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        try (OfflineDatabase database = OfflineDatabase.open(data); BareCommit bareCommit = new BareCommit(bareFile)) {
            Rounds rounds = new Rounds(database.journal(IDENTITY), bareCommit, shift);
            rounds.ring(3 * salesPerRound);
            for (int time = 0; time < times; time++) {
                rounds.ring(salesPerRound);
                own.add(Measurement.percentile(rounds.own, 50));
                bare.add(Measurement.percentile(rounds.bare, 50));
            }
        }
        return List.of(new Measurement("commit of a sale", own,
                Limit.times(FACTOR, "a bare transaction", bare)));
    }

    /** Rings the same sales on both sides and keeps the times of the newest round, in microseconds. */
    private static final class Rounds {

        private final RegisterEnvironment environment = RegisterEnvironment.ofMachine();
        private final SqliteJournal journal;
        private final BareCommit bareCommit;
        private final Shift shift;
        private final List<Long> own = new ArrayList<>();
        private final List<Long> bare = new ArrayList<>();
        private byte[] head;
        private long sequence = 2;

        Rounds(SqliteJournal journal, BareCommit bareCommit, Shift shift) throws SQLException {
            this.journal = journal;
            this.bareCommit = bareCommit;
            this.shift = shift;
            head = bareCommit.head();
        }

        void ring(int sales) throws SQLException {
            own.clear();
            bare.clear();
            for (int sale = 0; sale < sales; sale++) {
                ringOne();
            }
        }

        private void ringOne() throws SQLException {
            List<Cart> growing = TypicalSale.growing(environment.ids().get());
            growing.forEach(cart -> {
                journal.writeDraft(cart);
                journal.syncDraft();
            });
            SalesTransaction sale = TypicalSale.paid(growing.getLast(), shift);
            JournalRecord record = JournalRecord.of(sale,
                    new RecordNumbers(IDENTITY, ++sequence, OptionalLong.of(sequence - 1)), head);
            head = record.hash();
            List<Row> rows = record.rows();
            // Whoever comes second might find the disk warm, so they take turns.
            boolean bareFirst = sequence % 2 == 0;
            if (bareFirst) {
                commitBare(rows, sale);
            }
            long begun = System.nanoTime();
            Committed committed = journal.commit(List.of(sale)).getFirst();
            own.add((System.nanoTime() - begun) / 1000);
            if (!bareFirst) {
                commitBare(rows, sale);
            }
            if (committed.sequence() != sequence) {
                throw new IllegalStateException("sale " + sequence + " was committed as " + committed.sequence());
            }
        }

        private void commitBare(List<Row> rows, SalesTransaction sale) throws SQLException {
            long begun = System.nanoTime();
            bareCommit.insert(rows, sale.totals(), TypicalSale.CHANGE);
            bare.add((System.nanoTime() - begun) / 1000);
        }
    }
}
