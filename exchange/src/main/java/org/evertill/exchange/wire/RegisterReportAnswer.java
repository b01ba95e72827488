package org.evertill.exchange.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a scale unit answers to a {@link RegisterReportRequest}; nothing at all where headquarters wants nothing.
 *
 * @param order what headquarters wants of this register's downloads; null for nothing
 */
public record RegisterReportAnswer(@Nullable DownloadOrder order) {

    /** An order of a kind that this program does not know is none for it. */
    public RegisterReportAnswer {
        order = order == null || !order.isKnown() ? null : order;
    }
}
