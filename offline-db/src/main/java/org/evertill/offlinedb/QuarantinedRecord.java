package org.evertill.offlinedb;

import java.time.Instant;
import org.evertill.commerce.register.RegisterIdentity;

/** A record the scale unit has set aside. It stays in the journal and stays paid; somebody must look at it. */
public record QuarantinedRecord(
        RegisterIdentity identity, long sequence, String recordId, String kind, String reason, Instant answeredAt) {
}
