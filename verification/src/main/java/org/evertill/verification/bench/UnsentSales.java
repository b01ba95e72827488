package org.evertill.verification.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.SqliteJournal;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;

/**
 * Sales of a long outage, put into a register's journal by the journal itself, hundreds in a transaction: a sign-on, a
 * shift, and {@link TypicalSale typical sales}, none of them sent.
 */
final class UnsentSales {

    private static final int AT_ONCE = 500;
    private static final String WORKER = DemoPeople.MANAGER.workerNumber();

    private UnsentSales() {}

    /** Puts so many into the journal of an activated folder. */
    static void commit(OfflineDatabase database, int sales) {
        Supplier<UUID> ids = RegisterEnvironment.ofMachine().ids();
        SqliteJournal journal = journal(database);
        Shift shift = new Shift(ids.get(), 1, Instant.now(), WORKER);
        journal.commit(List.of(new SignedOn(ids.get(), Instant.now(), WORKER), new ShiftOpened(shift)));
        for (int done = 0; done < sales; done += AT_ONCE) {
            List<JournalEntry> entries = new ArrayList<>();
            for (int sale = done; sale < Math.min(sales, done + AT_ONCE); sale++) {
                entries.add(TypicalSale.paid(TypicalSale.growing(ids.get()).getLast(), shift));
            }
            journal.commit(entries);
        }
    }

    /** Leaves the register off the line by 917, so that it sends nothing before somebody connects it. */
    static void leaveOffTheLine(OfflineDatabase database) {
        journal(database).commit(List.of(new ConnectionSwitched(RegisterEnvironment.ofMachine().ids().get(),
                Instant.now(), WORKER, ConnectionState.ONLINE, ConnectionState.DISCONNECTED,
                SwitchCause.DISCONNECTED_BY_WORKER)));
    }

    private static SqliteJournal journal(OfflineDatabase database) {
        return database.journal(database.identities().current().orElseThrow().identity());
    }
}
