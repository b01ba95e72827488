package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.scaleunit.storage.RegisterReports;

/** Hands to headquarters what registers have told of their offline databases. Any thread; one at a time does. */
final class ReportHandover {
    private final RegisterReports reports;
    private final HeadquartersLink.Reports headquarters;
    /** What was handed over last of each; by its content, for one that was told earlier may be written later. */
    private Map<RegisterIdentity, RegisterReport> handedOver = Map.of();

    ReportHandover(RegisterReports reports, HeadquartersLink.Reports headquarters) {
        this.reports = reports;
        this.headquarters = headquarters;
    }

    /** Headquarters may be an earlier one than that which has been told: all of it is told once more. */
    synchronized void beginAnew() {
        handedOver = Map.of();
    }

    /**
     * What has been told since the last time, the channel's own report among it; at the first time all of it. Answers
     * how many registers that were.
     */
    synchronized int handOver() throws IOException, SQLException {
        List<RegisterReport> told = reports.all();
        List<RegisterReport> fresh =
                told.stream().filter(report -> !report.equals(handedOver.get(report.register()))).toList();
        if (!fresh.isEmpty()) {
            headquarters.take(fresh);
            handedOver = told.stream().collect(Collectors.toUnmodifiableMap(RegisterReport::register, own -> own));
        }
        return (int) fresh.stream().filter(report -> !report.register().registerNumber().isEmpty()).count();
    }
}
