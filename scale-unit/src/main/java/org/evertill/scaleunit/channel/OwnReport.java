package org.evertill.scaleunit.channel;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What the channel has to tell of its own database: written beside what its registers tell, and handed over with it.
 * Written when it is other than before, and else as often as a register would. Any thread.
 */
final class OwnReport {
    /** A round every five seconds would be a row written here and there each time, only to say that nothing is new. */
    private static final Duration REPEATED_AFTER = Duration.ofMinutes(1);
    private static final String WAITING = """
            SELECT count(*), min(arrived_at) FROM record_arrival
            WHERE arrival > (SELECT acknowledged_arrival FROM headquarters)""";

    private final RegisterIdentity whose;
    private final ServerDatabase database;
    private final PublishedFacts facts;
    private final RegisterReports reports;
    private final InstantSource clock;
    /** How things stand, which is newer than what was written of it. */
    private @Nullable Downloads told;
    private @Nullable RegisterReportRequest saved;
    private Instant savedAt = Instant.EPOCH;

    OwnReport(RegisterIdentity whose, ServerDatabase database, PublishedFacts facts, InstantSource clock) {
        this.whose = whose;
        this.database = database;
        this.facts = facts;
        this.reports = new RegisterReports(database);
        this.clock = clock;
    }

    /**
     * Says once more that the channel is there, with what was told last of its downloads: while packages are on their
     * way, which takes hours on a slow line, there is nothing else to tell of them.
     */
    synchronized void renew() throws SQLException {
        Optional<Downloads> last = told == null
                ? reports.of(whose).flatMap(report -> Optional.ofNullable(report.told().downloads()))
                : Optional.of(told);
        if (last.isPresent()) {
            write(last.get());
        }
    }

    /** Tells how things stand. */
    synchronized void save(Downloads downloads) throws SQLException {
        told = downloads;
        write(downloads);
    }

    private void write(Downloads downloads) throws SQLException {
        GenerationStore reference = facts.store(DatabaseKind.REFERENCE);
        GenerationStore guarded = facts.store(DatabaseKind.PRIVATE);
        RegisterReportRequest now = database.read(connection -> {
            try (PreparedStatement waiting = connection.prepareStatement(WAITING);
                    ResultSet row = waiting.executeQuery()) {
                row.next();
                return new RegisterReportRequest(edition(reference), version(reference), edition(guarded),
                        version(guarded), row.getLong(1), row.getString(2), downloads);
            }
        });
        Instant at = clock.instant();
        if (isNews(now) || !at.isBefore(savedAt.plus(REPEATED_AFTER)) || at.isBefore(savedAt)) {
            reports.save(List.of(new RegisterReport(whose, now, Timestamps.text(at))), at);
            saved = now;
            savedAt = at;
        }
    }

    private boolean isNews(RegisterReportRequest now) {
        return saved == null || !lasting(now).equals(lasting(saved));
    }

    /** Without what is other every time. */
    private static RegisterReportRequest lasting(RegisterReportRequest told) {
        Downloads downloads = told.downloads();
        return new RegisterReportRequest(told.referenceEdition(), told.referenceVersion(), told.privateEdition(),
                told.privateVersion(), 0, null, downloads == null ? null : new Downloads(downloads.state(),
                        downloads.tries(), downloads.attempts(), null, null, downloads.order(), downloads.takes()));
    }

    private static String edition(GenerationStore store) {
        return store.sound().map(Generation::dataGroup).orElse("");
    }

    private static long version(GenerationStore store) {
        return store.sound().map(Generation::version).orElse(0L);
    }
}
