package org.evertill.commerce.refusal;

/** Everything a register may refuse. Behind each: the particulars its sentence gets, in order. */
public enum RefusalReason {
    /** Nobody is signed on. */
    NOT_SIGNED_ON,
    /** Somebody is signed on already: their name. */
    ALREADY_SIGNED_ON,
    /** The register is locked: by whom. */
    LOCKED,
    /** The worker may not: the permission's code. */
    NOT_PERMITTED,
    /** No such worker number: the number. */
    UNKNOWN_WORKER,
    /** The PIN does not fit: none. */
    WRONG_PIN,
    /** The worker is blocked: the name. */
    WORKER_BLOCKED,
    /** Too many wrong PINs: minutes to wait. */
    TOO_MANY_ATTEMPTS,
    /** Nothing has this code: the code. */
    ITEM_NOT_FOUND,
    /** The code's check digit is wrong and nothing has it: the code. */
    CODE_MISREAD,
    /** That is no code at all: none. */
    CODE_MALFORMED,
    /** Not to be sold: the product's name. */
    PRODUCT_BLOCKED,
    /** No price today: the product's name. */
    NO_PRICE,
    /** No such line, or none selected: none. */
    NO_LINE,
    /** The line is voided already: none. */
    LINE_VOIDED,
    /** A quantity must not be zero or negative: none. */
    QUANTITY_NOT_POSITIVE,
    /** Larger than a register takes: the largest. */
    QUANTITY_TOO_LARGE,
    /** More decimals than the unit has: the unit's symbol, its decimals. */
    QUANTITY_DECIMALS,
    /** Larger than a register takes: the largest. */
    PRICE_TOO_LARGE,
    /** The product does not allow it: the product's name. */
    OVERRIDE_NOT_ALLOWED,
    /** No such reason: the code. */
    UNKNOWN_REASON,
    /** There is nothing to pay: none. */
    NOTHING_TO_PAY,
    /** An amount must not be zero or negative: none. */
    AMOUNT_NOT_POSITIVE,
    /** It was offered against another balance than the one there is now: that as plain decimal, without a sign. */
    BALANCE_CHANGED,
    /** A refund is paid out exactly: the amount as plain decimal. */
    REFUND_MUST_BE_EXACT,
    /** No sale is running: none. */
    NO_SALE,
    /** It was asked for in a sale that has ended: none. */
    SALE_ENDED,
    /** A sale is running and must be finished or voided first: none. */
    SALE_RUNNING,
    /** The scale unit does not answer and Support offline = No: none. */
    OFFLINE_NOT_SUPPORTED,
    /** The scale unit does not answer and no data has ever come: none. */
    OFFLINE_NEVER_SYNCHRONISED,
    /** The scale unit is there and refuses the question for a reason unknown here: none. */
    SCALE_UNIT_REFUSED,
    /** The scale unit does not answer, and the cashier wanted to stay online: none. */
    OFFLINE_DECLINED,
    /** The scale unit does not answer and the offline copy lacks what selling needs: codes of what, with commas. */
    OFFLINE_INCOMPLETE,
    /** A worker wants it off the line, and it could not sell there: codes of what is missing, with commas. */
    CANNOT_GO_OFFLINE,
    /** The offline database cannot answer this: none. */
    OFFLINE_UNAVAILABLE,
    /** What headquarters has published says something nobody understands here: the word. */
    MASTER_DATA_UNREADABLE,
    /** The disk is full; nothing was stored: none. */
    JOURNAL_DISK_FULL,
    /** The journal cannot be written; nothing was stored: none. */
    JOURNAL_UNAVAILABLE,
    /** The journal does not tell whether it has the newest step; it is asked again before anything else: none. */
    JOURNAL_IN_DOUBT,
    /** Something went wrong inside the register; nothing was changed: a code to read out over the phone. */
    INTERNAL
}
