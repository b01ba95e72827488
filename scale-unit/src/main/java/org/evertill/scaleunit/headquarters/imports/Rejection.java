package org.evertill.scaleunit.headquarters.imports;

import java.util.Locale;

/** Why a row is not taken. The code stands in the file of rejected rows. */
public enum Rejection {
    WRONG_FIELD_COUNT,
    BAD_BYTES,
    TOO_LONG,
    HIDDEN_CHARACTER,
    STORE_MISSING,
    STORE_UNKNOWN,
    CODE_MISSING,
    CODE_UNUSABLE,
    CODE_ROUNDED,
    PLACEHOLDER_CODE,
    NUMBER_MISSING,
    PRICE_MISSING,
    NOT_A_NUMBER,
    NEGATIVE,
    TOO_PRECISE,
    TOO_LARGE,
    NOT_YES_OR_NO,
    NOT_A_DATE,
    CATEGORY_UNKNOWN,
    TAX_GROUP_UNKNOWN,
    CONTRADICTION,
    CODE_TAKEN,
    PROMOTION_MISSING,
    RATE_TOO_HIGH;

    /** The code, such as {@code price-missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
