package org.evertill.exchange.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the scale unit did with a record. After any of these, and of those a later program may add, the register need
 * not send it again.
 */
public enum UploadOutcome {
    /** It is in the channel database now. */
    @JsonProperty("accepted") ACCEPTED,
    /** The same bytes were there already. */
    @JsonProperty("alreadyHere") ALREADY_HERE,
    /** It is kept aside and visible, but not in the channel's journal: it needs somebody's attention. */
    @JsonProperty("quarantined") QUARANTINED,
    /** One of a later program, or none at all. It never counts as taken: the register sets the record aside. */
    @JsonEnumDefaultValue UNKNOWN;

    /** Why a record is set aside of whose outcome nothing else is known. */
    public static final String UNKNOWN_REASON =
            "The scale unit answered with an outcome that this program does not know; update the register.";

    /** Whether the record is in the channel's journal. */
    public boolean isTaken() {
        return this == ACCEPTED || this == ALREADY_HERE;
    }
}
