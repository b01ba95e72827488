package org.evertill.exchange.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the scale unit did with a record. After any of these the register need not send it again. */
public enum UploadOutcome {
    /** It is in the channel database now. */
    @JsonProperty("accepted") ACCEPTED,
    /** The same bytes were there already. */
    @JsonProperty("alreadyHere") ALREADY_HERE,
    /** It is kept aside and visible, but not in the channel's journal: it needs somebody's attention. */
    @JsonProperty("quarantined") QUARANTINED
}
