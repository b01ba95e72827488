package org.evertill.verification.powerloss;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.TransactionJournal;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.offlinedb.SampleSales;
import org.evertill.offlinedb.TemporaryRegister;

/**
 * A program that sells while syncs of the journal's log fail and everything it does to the disk is kept. Says the id of
 * a sale once it is acknowledged.
 */
public final class FailingSyncMain {

    private static final int TRIES_MAX = 9;
    private static final int LINES_MAX = 3;

    private FailingSyncMain() {}

    /** @param arguments the data folder, the log, how many syncs fail, and whether a draft's or a sale's comes first */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        SqliteNativeLibrary.unpackInto(data.resolve("native"));
        try (DiskLog log = DiskLog.begin(data, Path.of(arguments[1]))) {
            TapFailure tapped = SqliteTap.install(log);
            TemporaryRegister register = TemporaryRegister.open(data);
            sell(register.journal(), log, Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
            tapped.requireNone();
        }
        System.exit(0);
    }

    private static void sell(TransactionJournal journal, DiskLog log, int failing, boolean draftFirst) {
        SampleSales sales = new SampleSales(11);
        for (int sold = 0; sold < 3; sold++) {
            keep(journal, sales);
            conclude(journal, log, sales.sale());
        }
        // Leaves a reader open, as the upload does.
        journal.salesOn(LocalDate.EPOCH, SampleSales.DOLLAR);
        log.failSyncs("journal.db-wal", failing);
        if (draftFirst) {
            keep(journal, sales);
        }
        conclude(journal, log, sales.sale());
        keep(journal, sales);
        conclude(journal, log, sales.sale());
    }

    private static void keep(TransactionJournal journal, SampleSales sales) {
        try {
            journal.writeDraft(sales.cart(LINES_MAX));
            journal.syncDraft();
        } catch (JournalUnavailableException | OutOfMemoryError told) {
            System.out.println("not kept: " + told);
        }
    }

    private static void conclude(TransactionJournal journal, DiskLog log, SalesTransaction sale) {
        boolean isThere = false;
        for (int tries = 0; !isThere; tries++) {
            try {
                isThere = tries % 2 == 0 ? !journal.commit(List.of(sale)).isEmpty() : isFound(journal, sale.id());
            } catch (JournalUnavailableException told) {
                System.out.println("not concluded: " + told);
                if (tries > TRIES_MAX) {
                    throw told;
                }
            }
        }
        log.said(sale.id().toString());
    }

    private static boolean isFound(TransactionJournal journal, UUID id) {
        return journal.find(id).isPresent();
    }
}
