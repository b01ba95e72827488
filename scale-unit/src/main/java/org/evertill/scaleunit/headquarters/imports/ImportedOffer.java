package org.evertill.scaleunit.headquarters.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;

/**
 * The terms of a promotion for one product, as a row of a file has them.
 *
 * @param row     the row, for remarks
 * @param heading what must be the same in all rows of the promotion
 * @param code    the product's code; all zeros for none in particular
 * @param terms   what is given for what
 */
record ImportedOffer(SourceRow row, Heading heading, ItemCode code, Terms terms, Set<Remark> remarks) {
    private static final int QUANTITY_DECIMALS = 3;
    private static final int PRICE_DECIMALS = 6;
    private static final int PPM_OF_PERCENT_DECIMALS = 4;
    private static final BigDecimal WHOLE = new BigDecimal(100);
    private static final long ANY_WEIGHT_THOUSANDTHS = 10;

    /** What a promotion is called, when it is and for whom. */
    record Heading(String promotion, String description, Optional<LocalDate> from, Optional<LocalDate> to,
            boolean membersOnly, boolean coupon, String reward) { }

    /** Price in millionths of the major unit, discount in parts per million; empty where there is none. */
    record Terms(long minimumThousandths, OptionalLong priceMicros, OptionalLong discountPpm) { }

    /** Reads the row the cells stand on. */
    static ImportedOffer read(Cells cells) throws RowRejectedException {
        String promotion = cells.text(ImportField.PROMOTION);
        if (promotion.isEmpty()) {
            throw new RowRejectedException(Rejection.PROMOTION_MISSING, "There is no promotion number.");
        }
        ItemCode code = ItemCode.of(cells.text(ImportField.CODE));
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        Heading heading = new Heading(promotion, cells.text(ImportField.DESCRIPTION).replaceAll("\\p{Cntrl}", " "),
                cells.date(ImportField.VALID_FROM), cells.date(ImportField.VALID_TO),
                cells.flag(ImportField.MEMBERS_ONLY), cells.flag(ImportField.COUPON), cells.text(ImportField.REWARD));
        return new ImportedOffer(cells.row(), heading, code, terms(cells, remarks), remarks);
    }

    private static Terms terms(Cells cells, Set<Remark> remarks) throws RowRejectedException {
        OptionalLong minimum = cells.scaled(ImportField.MINIMUM_QUANTITY, QUANTITY_DECIMALS);
        if (minimum.isPresent() && minimum.getAsLong() > 0 && minimum.getAsLong() <= ANY_WEIGHT_THOUSANDTHS) {
            remarks.add(Remark.ANY_WEIGHT);
        }
        OptionalLong price = cells.scaled(ImportField.PROMOTION_PRICE, PRICE_DECIMALS);
        boolean priced = price.isPresent() && price.getAsLong() > 0;
        OptionalLong discount = discount(cells, priced, remarks);
        if (!priced && discount.isEmpty()) {
            remarks.add(Remark.NO_TERMS);
        } else if (!priced && price.isPresent()) {
            remarks.add(Remark.PROMOTION_PRICE_ZERO);
        }
        return new Terms(minimum.orElse(0), priced ? price : OptionalLong.empty(), discount);
    }

    private static OptionalLong discount(Cells cells, boolean priced, Set<Remark> remarks)
            throws RowRejectedException {
        String text = cells.text(ImportField.DISCOUNT_RATE);
        BigDecimal rate = text.isEmpty() ? BigDecimal.ZERO : cells.number(text);
        if (rate == null || rate.signum() < 0) {
            if (!priced) {
                throw new RowRejectedException(rate == null ? Rejection.NOT_A_NUMBER : Rejection.NEGATIVE,
                        "The discount-rate \"" + text + "\" is no rate from 0 to 100, and there is no price instead.");
            }
            remarks.add(rate == null ? Remark.RATE_UNREADABLE : Remark.RATE_NEGATIVE);
            return OptionalLong.empty();
        }
        if (rate.compareTo(WHOLE) > 0) {
            rate = rate.movePointLeft(2);
            remarks.add(Remark.RATE_IN_HUNDREDTHS);
        }
        if (rate.compareTo(WHOLE) > 0) {
            throw new RowRejectedException(Rejection.RATE_TOO_HIGH, "The discount-rate " + text
                    + " is more than the whole price, also in hundredths of a per cent.");
        }
        long ppm = rate.movePointRight(PPM_OF_PERCENT_DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return ppm == 0 ? OptionalLong.empty() : OptionalLong.of(ppm);
    }

    /** What tells it from the other rows of its store. */
    List<String> key() {
        return List.of(heading.promotion(), code.kept());
    }
}
