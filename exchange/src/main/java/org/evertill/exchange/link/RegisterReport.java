package org.evertill.exchange.link;

import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.RegisterReportRequest;

/**
 * What a register last told its channel of its offline database.
 *
 * @param reportedAt when, by the channel's clock: an ISO-8601 instant
 */
public record RegisterReport(RegisterIdentity register, RegisterReportRequest told, String reportedAt) {
    /** The same of another download session. */
    public RegisterReport with(RegisterReportRequest.Downloads session) {
        return new RegisterReport(register, told.with(session), reportedAt);
    }
}
