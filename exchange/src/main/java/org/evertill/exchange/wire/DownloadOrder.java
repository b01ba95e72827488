package org.evertill.exchange.wire;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What headquarters wants of the downloads of one database. It stands until it is known to be carried out, and may be
 * told any number of times: who has carried it out does nothing again.
 *
 * @param id tells it from every other order; no number, for one would come twice where headquarters is set back
 */
public record DownloadOrder(String id, Kind kind) {

    /** What is to be done. */
    public enum Kind {
        /** Try at once what has failed, rests or was canceled. */
        RETRY,
        /** No more of what is published now, until something newer is or another order comes. */
        CANCEL,
        /** Full data sync: the newest full package and what follows it, whatever is installed. */
        FULL,
        /** One of a later program. Whoever reads it leaves the order out, and all else of the answer counts. */
        @JsonEnumDefaultValue
        UNKNOWN;

        /** The kind of a word; {@link #UNKNOWN} for one that is none here. */
        public static Kind ofWord(String word) {
            return Arrays.stream(values()).filter(kind -> kind.name().equals(word)).findFirst().orElse(UNKNOWN);
        }

        /** The words of those that this program can carry out. */
        public static List<String> known() {
            return Arrays.stream(values()).filter(kind -> kind != UNKNOWN).map(Enum::name).toList();
        }
    }

    /** Whether this program knows what is wanted. */
    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }

    public DownloadOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
