package org.evertill.verification.powerloss;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.audit.AuditFailedException;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.audit.Finding;
import org.evertill.verification.house.CashierAccount;
import org.evertill.verification.house.CashierWatch.ShownCart;

/**
 * What was found on one disk: opened by the product as a register opens it at its start, then audited.
 *
 * @param audit   of the journal; empty when it could not even be read
 * @param missing what was shown and is not there, sales left aside, as sentences
 * @param trouble what else is wrong beside the audit's findings, as sentences
 */
record FoundDisk(Optional<AuditReport> audit, List<String> missing, List<String> trouble) {

    FoundDisk {
        missing = List.copyOf(missing);
        trouble = List.copyOf(trouble);
    }

    /** Nothing is lost and nothing is wrong. */
    boolean isWhole() {
        return missing.isEmpty() && trouble.isEmpty() && audit.isPresent() && audit.get().isClean();
    }

    /** How much of what was shown is missing; all of it, where the register does not even start. */
    int lost(CashierAccount shown) {
        return audit.map(report -> report.lost() + missing.size())
                .orElse(shown.sold().size() + shown.voided().size());
    }

    /** Everything that is wrong, as sentences. */
    Stream<String> sentences() {
        return Stream.of(missing.stream(), trouble.stream(),
                audit.stream().flatMap(report -> report.findings().stream()).map(Finding::toString))
                .flatMap(Function.identity());
    }

    /** Opens and audits a disk. */
    static FoundDisk examine(Path folder, CashierAccount shown) {
        List<String> trouble = new ArrayList<>();
        Path journal = folder.resolve(OfflineDatabase.JOURNAL);
        try {
            Optional<ShownCart> restored = open(folder, shown.ready(), trouble);
            trouble.addAll(damages(journal));
            List<String> missing = new ArrayList<>(shown.missingIn(journal));
            shown.lostCart(journal, restored).ifPresent(missing::add);
            return new FoundDisk(Optional.of(Auditor.audit(
                    AuditSubject.ofRegisters(List.of(journal), shown.sold()))), missing, trouble);
        } catch (DataFolderException | SQLException | AuditFailedException | IllegalStateException unusable) {
            trouble.add("the register does not start: " + unusable.getMessage());
            return new FoundDisk(Optional.empty(), List.of(), trouble);
        }
    }

    private static Optional<ShownCart> open(Path folder, boolean wasReady, List<String> trouble)
            throws DataFolderException, SQLException {
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            RegisterIdentity identity = database.identities().current()
                    .orElseThrow(() -> new IllegalStateException("it no longer knows who it is")).identity();
            if (wasReady && !database.source(identity, Clock.systemUTC()).readiness().canSellOffline()) {
                trouble.add("the register can no longer sell offline");
            }
            for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                Optional<Path> file = database.generations(kind).current().map(Generation::path);
                if (file.isPresent()) {
                    trouble.addAll(damages(file.get()));
                }
            }
            RegisterPast past = database.journal(identity).restore();
            if (past.saleSetAside()) {
                trouble.add("the running sale cannot be read");
            }
            return past.draft().map(cart -> new ShownCart(cart.id().toString(), cart.lines().size()));
        }
    }

    private static List<String> damages(Path database) throws SQLException {
        List<String> damages = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(5)")) {
            while (row.next()) {
                if (!row.getString(1).equals("ok")) {
                    damages.add(database.getFileName() + " is damaged: " + row.getString(1));
                }
            }
        }
        return damages;
    }
}
