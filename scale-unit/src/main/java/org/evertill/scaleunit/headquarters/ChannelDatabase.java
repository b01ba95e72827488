package org.evertill.scaleunit.headquarters;

import java.util.Optional;
import org.evertill.exchange.link.RegisterReport;

/**
 * A database that packages go to.
 *
 * @param code           its code, such as {@code channel-0107} or {@code offline-0107-01}
 * @param offline        whether it is a register's offline database; otherwise a store's channel database
 * @param registerNumber the register's number; empty for a channel database
 * @param dataGroup      the channel data group of its store
 * @param retiredAt      since when its register does not support offline any more, an ISO-8601 instant
 * @param report         what its register last told of it
 * @param received       the number of the last record headquarters has of its register's incarnation; 0 for none
 */
public record ChannelDatabase(String code, boolean offline, String storeNumber, Optional<String> registerNumber,
        String dataGroup, Optional<String> retiredAt, Optional<RegisterReport> report, long received) {
}
