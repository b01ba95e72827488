package org.evertill.exchange.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the scale unit did with a record. Where {@link #isFinal} says so, the register need not send it again.
 */
public enum UploadOutcome {
    /** It is in the channel database now. */
    @JsonProperty("accepted") ACCEPTED,
    /** The same bytes were there already. */
    @JsonProperty("alreadyHere") ALREADY_HERE,
    /** It is kept aside and visible, but not in the channel's journal: it needs somebody's attention. */
    @JsonProperty("quarantined") QUARANTINED,
    /**
     * It is of a format or kind that the scale unit does not know, since it is older than the register: it is not kept
     * there, and stays unsent until a later scale unit takes it. Registers before this outcome read {@link #UNKNOWN}.
     */
    @JsonProperty("notYet") NOT_YET,
    /**
     * One of a later program, or none at all. It never counts as taken: the record stays unsent and is sent again in
     * later rounds, once a minute, which is safe since a record that is there already is answered so.
     */
    @JsonEnumDefaultValue UNKNOWN;

    /** Why a record stays unsent of whose outcome nothing else is known. */
    public static final String UNKNOWN_REASON =
            "The scale unit answered without an outcome, or with one that this program does not know.";

    /** Whether the record is in the channel's journal. */
    public boolean isTaken() {
        return this == ACCEPTED || this == ALREADY_HERE;
    }

    /** Whether the scale unit has the record in one way or the other, so that it need not be sent again. */
    public boolean isFinal() {
        return this != UNKNOWN && this != NOT_YET;
    }
}
