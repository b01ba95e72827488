package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.scaleunit.storage.RegisterReports;

/** Hands to headquarters what registers have told of their offline databases. Any thread; one at a time does. */
final class ReportHandover {
    private final RegisterReports reports;
    private final HeadquartersLink.Reports headquarters;
    private Heard heard = Heard.NOTHING;

    /**
     * How far reports have been handed over.
     *
     * @param instant when the newest was told
     * @param reports those of that instant
     */
    private record Heard(String instant, Set<RegisterReport> reports) {
        static final Heard NOTHING = new Heard("", Set.of());

        static Heard of(List<RegisterReport> oldestFirst) {
            String newest = oldestFirst.getLast().reportedAt();
            return new Heard(newest, oldestFirst.stream().filter(report -> report.reportedAt().equals(newest))
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    ReportHandover(RegisterReports reports, HeadquartersLink.Reports headquarters) {
        this.reports = reports;
        this.headquarters = headquarters;
    }

    /** Headquarters may be an earlier one than that which has been told: all of it is told once more. */
    synchronized void beginAnew() {
        heard = Heard.NOTHING;
    }

    /**
     * What has been told since the last time, the channel's own report among it; at the first time all of it. Answers
     * how many registers that were.
     */
    synchronized int handOver() throws IOException, SQLException {
        List<RegisterReport> told = reports.since(heard.instant());
        List<RegisterReport> fresh = told.stream().filter(report -> !heard.reports().contains(report)).toList();
        if (!fresh.isEmpty()) {
            headquarters.take(fresh);
            heard = Heard.of(told);
        }
        return (int) fresh.stream().filter(report -> !report.register().registerNumber().isEmpty()).count();
    }
}
