package org.evertill.scaleunit.headquarters.imports;

import java.util.Locale;

/** What is worth knowing of a row that is taken. The code stands in the file of remarks; the sentence says the rest. */
public enum Remark {
    ZEROS_RESTORED("The code had lost its leading zeros; they are restored."),
    ZEROS_NOT_RESTORED("The code with its leading zeros restored is another row's; it is kept as written."),
    POINT_ZERO_CUT("The code was written as a number with .0; that is cut off."),
    CHECK_DIGIT_WRONG("The check digit of the code is wrong; it is kept as a code without one."),
    NAME_MISSING("There is no name; the code stands in for it."),
    NAME_CLEANED("The name held line breaks or tabs; they are blanks now."),
    PRICE_ZERO("The price is 0; it is sold for nothing."),
    REPEATED("The row repeats an earlier one and adds nothing."),
    NO_PRODUCT("The promotion is for no product in particular; its terms are kept with the promotion."),
    NOT_IN_PRICE_LIST("The code is not in the store's price list; the terms are kept and wait for the product."),
    ENDED("The promotion has ended; it is kept with its last day and gives nothing."),
    ANY_WEIGHT("The minimum quantity is 0.01 or less: any weight."),
    RATE_IN_HUNDREDTHS("The discount rate is above 100; it is read in hundredths of a per cent."),
    RATE_NEGATIVE("The discount rate is below 0 and is not used; the promotion's price is."),
    RATE_UNREADABLE("The discount rate is no number and is not used; the promotion's price is."),
    PROMOTION_PRICE_ZERO("The promotion's price is 0, which stands for none; its discount rate is used."),
    NO_TERMS("There is neither a price nor a discount rate; the promotion is kept, and gives nothing by itself.");

    private final String sentence;

    Remark(String sentence) {
        this.sentence = sentence;
    }

    /** The code, such as {@code check-digit-wrong}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it means and what was done. */
    public String sentence() {
        return sentence;
    }
}
