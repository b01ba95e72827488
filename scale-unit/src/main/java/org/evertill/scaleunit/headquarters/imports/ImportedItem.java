package org.evertill.scaleunit.headquarters.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;

/**
 * A product as a row of a file has it.
 *
 * @param row         the row, for remarks
 * @param ownNumber   its number, where the file has numbers beside codes; else empty
 * @param codes       its codes, the first of which is its number where the file has no other
 * @param priceMicros millionths of the major unit
 * @param category    a category code; empty where the file has none
 * @param taxGroup    a tax group code; empty where the file has none
 * @param content     what is in one piece; empty where the file does not say
 */
record ImportedItem(SourceRow row, String ownNumber, List<ItemCode> codes, String name, long priceMicros,
        boolean weighed, String category, String taxGroup, Optional<NetContent> content, Set<Remark> remarks) {
    private static final int PRICE_DECIMALS = 6;
    private static final int CONTENT_DECIMALS = 3;

    /** Reads the row the cells stand on. */
    static ImportedItem read(Cells cells) throws RowRejectedException {
        String ownNumber = cells.text(ImportField.NUMBER);
        if (cells.has(ImportField.NUMBER) && ownNumber.isEmpty()) {
            throw new RowRejectedException(Rejection.NUMBER_MISSING, "There is no product number.");
        }
        ItemCode code = ItemCode.of(cells.text(ImportField.CODE));
        if (code.isPlaceholder()) {
            throw new RowRejectedException(Rejection.PLACEHOLDER_CODE, "The item code " + code.written()
                    + " stands for no product, so it can have no price.");
        }
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        String name = name(cells, code, remarks);
        long price = cells.scaled(ImportField.PRICE, PRICE_DECIMALS).orElseThrow(() -> new RowRejectedException(
                Rejection.PRICE_MISSING, "There is no price."));
        if (price == 0) {
            remarks.add(Remark.PRICE_ZERO);
        }
        return new ImportedItem(cells.row(), ownNumber, List.of(code), name, price, cells.flag(ImportField.WEIGHED),
                cells.text(ImportField.CATEGORY), cells.text(ImportField.TAX_GROUP), content(cells), remarks);
    }

    /** What tells it from the other products of its store in the file. */
    String key() {
        return ownNumber.isEmpty() ? codes.getFirst().written() : ownNumber;
    }

    /** The product number. */
    String number() {
        return ownNumber.isEmpty() ? codes.getFirst().kept() : ownNumber;
    }

    /** Whether another row says the same of the same product, but for its codes. */
    boolean agreesWith(ImportedItem other) {
        return name.equals(other.name) && priceMicros == other.priceMicros && weighed == other.weighed
                && category.equals(other.category) && taxGroup.equals(other.taxGroup) && content.equals(other.content);
    }

    /** The same under a product number. */
    ImportedItem numbered(String number) {
        return new ImportedItem(row, number, codes, name, priceMicros, weighed, category, taxGroup, content, remarks);
    }

    ImportedItem with(List<ItemCode> otherCodes) {
        return new ImportedItem(row, ownNumber, otherCodes, name, priceMicros, weighed, category, taxGroup, content,
                remarks);
    }

    /** Nobody is kept from selling a product by what is printed on it: what is no content is left out. */
    private static Optional<NetContent> content(Cells cells) throws RowRejectedException {
        String unit = cells.text(ImportField.NET_CONTENT_UNIT);
        BigDecimal number = cells.number(cells.text(ImportField.NET_CONTENT));
        if (number == null || unit.isEmpty() || number.compareTo(Cells.HIGHEST) > 0) {
            return Optional.empty();
        }
        long thousandths = number.movePointRight(CONTENT_DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return thousandths <= 0 ? Optional.empty() : Optional.of(new NetContent(thousandths, unit));
    }

    private static String name(Cells cells, ItemCode code, Set<Remark> remarks) throws RowRejectedException {
        String name = cells.text(ImportField.NAME);
        if (name.isEmpty()) {
            remarks.add(Remark.NAME_MISSING);
            return code.written();
        }
        if (name.chars().noneMatch(Character::isISOControl)) {
            return name;
        }
        remarks.add(Remark.NAME_CLEANED);
        StringBuilder clean = new StringBuilder(name);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString().strip();
    }
}
