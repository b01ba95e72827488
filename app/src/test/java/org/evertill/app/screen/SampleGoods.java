package org.evertill.app.screen;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.evertill.app.text.Language;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.store.Category;
import org.evertill.commerce.store.Denomination;

/** A small shop for screen tests: twelve things in six shelves, named in three languages. */
final class SampleGoods {

    static final TaxRate SALES_TAX = new TaxRate("sales", "Sales tax", 102_500, false);
    static final TaxGroup TAXED = new TaxGroup("standard", List.of(SALES_TAX));
    static final TaxGroup EXEMPT = new TaxGroup("exempt", List.of());
    static final UnitOfMeasure POUND = new UnitOfMeasure("lb", "lb", 2);

    private SampleGoods() {
    }

    static Currency currency(Language language) {
        return Currency.getInstance(switch (language) {
            case ENGLISH -> "USD";
            case FRENCH -> "EUR";
            case CHINESE -> "CNY";
        });
    }

    static List<Category> categories() {
        return List.of(
                category("coffee", "mdoal-local_cafe", "coffee", "Coffee", "Café", "咖啡"),
                category("bakery", "mdoal-cake", "bakery", "Bakery", "Boulangerie", "烘焙"),
                category("produce", "mdoal-eco", "produce", "Produce", "Primeur", "生鲜"),
                category("dairy", "mdoal-ac_unit", "dairy", "Dairy and eggs", "Crèmerie et œufs", "乳品蛋类"),
                category("home", "mdomz-weekend", "home", "Home", "Maison", "家居"),
                category("gifts", "mdoal-card_giftcard", "gift", "Gifts", "Cadeaux", "礼品"),
                category("care", "mdomz-soap", "care", "Care", "Soins", "护理"));
    }

    static List<ItemFacts> favourites(Currency currency) {
        return List.of(
                item("81101", "Drip coffee 12 oz|Café filtre 35 cl|滴滤咖啡 中杯", "3.25", "coffee", currency),
                item("81102", "Oat latte 12 oz|Latte avoine 35 cl|燕麦拿铁 中杯", "5.50", "coffee", currency),
                item("20121", "Butter croissant|Croissant au beurre|黄油可颂", "4.25", "bakery", currency),
                item("20122", "Sea salt cookie|Cookie fleur de sel|海盐曲奇", "3.50", "bakery", currency),
                weighed(currency),
                item("40120", "Seasonal bouquet|Bouquet de saison|当季花束", "18.00", "produce", currency),
                item("12031", "Free-range eggs, 12|Œufs plein air, x12|散养鸡蛋 12枚", "6.40", "dairy", currency),
                item("12040", "Vanilla ice cream|Glace à la vanille|香草冰淇淋", "7.90", "dairy", currency),
                item("55201", "Linen tea towel|Torchon en lin|亚麻茶巾", "14.00", "home", currency),
                item("70101", "Gift wrap|Emballage cadeau|礼品包装", "3.00", "gifts", currency),
                item("60110", "Olive oil soap bar|Savon à l’huile d’olive|橄榄油皂", "6.50", "care", currency),
                item("70102", "Reusable tote bag|Sac réutilisable|环保购物袋", "2.50", "gifts", currency));
    }

    static List<ItemFacts> soldGoods(Currency currency) {
        return List.of(
                item("81003", "Guji whole bean coffee|Café en grains Guji|古吉精品咖啡豆", "16.50", "coffee", currency),
                item("20117", "Country sourdough loaf|Pain de campagne au levain|乡村酸面包", "7.25", "bakery", currency),
                item("31442", "Extra virgin olive oil|Huile d’olive vierge extra|特级初榨橄榄油", "18.90", "dairy", currency),
                weighed(currency),
                item("55208", "Ceramic pour-over dripper|Cafetière filtre céramique|陶瓷手冲滤杯", "24.00", "home", currency),
                item("12030", "Whole milk, 1 gal|Lait entier, 1 l|全脂鲜牛奶 1L", "4.79", "dairy", currency),
                taxed("70915", "Beeswax taper candles|Bougies en cire d’abeille|蜂蜡细烛（对）", "12.00", "home", currency));
    }

    static List<Denomination> denominations(Currency currency) {
        return List.of(coin("0.05", currency), coin("0.10", currency), coin("0.25", currency), note("1", currency),
                note("5", currency), note("10", currency), note("20", currency), note("50", currency),
                note("100", currency));
    }

    static ItemFacts weighed(Currency currency) {
        return facts("40011", "Organic bananas, lb|Bananes bio, lb|有机香蕉", "0.89", "produce", POUND, EXEMPT, currency);
    }

    /** The longest name, with what is in it. */
    static ItemFacts withContent(Currency currency) {
        ItemFacts oil = soldGoods(currency).get(2);
        Product product = oil.product();
        return new ItemFacts(new Product(product.number(), product.name(), product.names(), product.categoryCode(),
                product.unit(), true, false, new NetContent(750, "l")), oil.barcode(), oil.unitPrice(),
                oil.taxGroup(), oil.dataVersion());
    }

    static ItemFacts item(String number, String names, String price, String category, Currency currency) {
        return facts(number, names, price, category, UnitOfMeasure.EACH, EXEMPT, currency);
    }

    private static ItemFacts taxed(String number, String names, String price, String category, Currency currency) {
        return facts(number, names, price, category, UnitOfMeasure.EACH, TAXED, currency);
    }

    private static ItemFacts facts(String number, String names, String price, String category, UnitOfMeasure unit,
            TaxGroup tax, Currency currency) {
        String[] each = names.split("\\|");
        Product product = new Product(number, each[0], Map.of("en", each[0], "fr", each[1], "zh", each[2]), category,
                unit, true, false);
        return new ItemFacts(product, "", UnitPrice.of(price, currency), tax, 48_211);
    }

    private static Category category(String code, String icon, String tint, String en, String fr, String zh) {
        return new Category(code, icon, tint, Map.of("en", en, "fr", fr, "zh", zh));
    }

    private static Denomination coin(String value, Currency currency) {
        return new Denomination(Money.of(value, currency), false);
    }

    private static Denomination note(String value, Currency currency) {
        return new Denomination(Money.of(value, currency), true);
    }
}
