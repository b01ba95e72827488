package org.evertill.scaleunit.headquarters.imports;

import static org.evertill.scaleunit.headquarters.imports.ImportContent.PRODUCTS;
import static org.evertill.scaleunit.headquarters.imports.ImportContent.PROMOTIONS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column can mean. The code is its name in mappings. */
public enum ImportField {
    /** Whose store it is; stores of two chains may have the same number. */
    CHAIN("chain", false, PRODUCTS, PROMOTIONS),
    /** The chain's name, for the names of stores that are made. */
    CHAIN_NAME("chain-name", false, PRODUCTS, PROMOTIONS),
    /** The store, as the file's writer numbers it. Without this column all rows are one store's. */
    STORE("store", false, PRODUCTS, PROMOTIONS),
    /** The item code: a GTIN, or the chain's own number. */
    CODE("code", true, PRODUCTS, PROMOTIONS),
    /** The product number, where it is another than the item code; products may then have several codes. */
    NUMBER("number", false, PRODUCTS),
    /** The name of the product. */
    NAME("name", true, PRODUCTS),
    /** The unit price, in the major unit of the store's currency. */
    PRICE("price", true, PRODUCTS),
    /** Whether it is sold by weight. */
    WEIGHED("weighed", false, PRODUCTS),
    /** A category headquarters has. */
    CATEGORY("category", false, PRODUCTS),
    /** A tax group headquarters has. */
    TAX_GROUP("tax-group", false, PRODUCTS),
    /** How much is in one piece, as a number of the unit beside it. */
    NET_CONTENT("net-content", false, PRODUCTS),
    /** What the net content is measured in, as the file writes it. */
    NET_CONTENT_UNIT("net-content-unit", false, PRODUCTS),
    /** The number of the promotion. */
    PROMOTION("promotion", true, PROMOTIONS),
    /** What the promotion says. */
    DESCRIPTION("description", true, PROMOTIONS),
    /** Its first day. */
    VALID_FROM("valid-from", false, PROMOTIONS),
    /** Its last day. */
    VALID_TO("valid-to", false, PROMOTIONS),
    /** How many, or how much, must be bought. */
    MINIMUM_QUANTITY("minimum-quantity", false, PROMOTIONS),
    /** The price within the promotion. */
    PROMOTION_PRICE("promotion-price", false, PROMOTIONS),
    /** The discount in per cent, or in hundredths of a per cent when above 100. */
    DISCOUNT_RATE("discount-rate", false, PROMOTIONS),
    /** Whether it is for members only. */
    MEMBERS_ONLY("members-only", false, PROMOTIONS),
    /** Whether it needs a coupon. */
    COUPON("coupon", false, PROMOTIONS),
    /** The kind of reward, in the writer's own code. */
    REWARD("reward", false, PROMOTIONS);

    private final String code;
    private final boolean needed;
    private final Set<ImportContent> contents;

    ImportField(String code, boolean needed, ImportContent... contents) {
        this.code = code;
        this.needed = needed;
        this.contents = Set.of(contents);
    }

    /** The name in mappings. */
    public String code() {
        return code;
    }

    /** Whether there is no import without it. */
    boolean isNeeded() {
        return needed;
    }

    boolean isOf(ImportContent content) {
        return contents.contains(content);
    }

    static List<ImportField> of(ImportContent content) {
        return Arrays.stream(values()).filter(field -> field.isOf(content)).toList();
    }

    static Optional<ImportField> ofCode(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }
}
