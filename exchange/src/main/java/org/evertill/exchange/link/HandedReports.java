package org.evertill.exchange.link;

import java.util.List;
import java.util.Objects;

/** What registers have told, on its way from a channel to headquarters. */
public record HandedReports(List<RegisterReport> reports) {

    /** @throws NullPointerException where there are none */
    public HandedReports {
        reports = List.copyOf(Objects.requireNonNull(reports, "reports"));
    }
}
