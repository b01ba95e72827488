package org.evertill.exchange.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a scale unit answers to a {@link RegisterReportRequest}; nothing at all where headquarters wants nothing.
 *
 * @param order what headquarters wants of this register's downloads; null for nothing
 */
public record RegisterReportAnswer(@Nullable DownloadOrder order) {
}
