package org.evertill.scaleunit.headquarters.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the range of goods of the demo store and composes its products: every variant of a family, in every size
 * and of every brand, each named in three languages. Composes nothing at random; {@link DemoStore} adds chance.
 */
final class DemoCatalogue {

    /** A text in the demo store's three languages. */
    record Text(String en, String fr, String zh) {
        static Text of(String line) {
            String[] parts = line.split("\\|");
            return new Text(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }

        /** Puts the variant where the template has its braces. */
        Text filledWith(Text variant) {
            return new Text(en.replace("{}", variant.en), fr.replace("{}", variant.fr), zh.replace("{}", variant.zh));
        }

        Text capitalised() {
            return new Text(Character.toUpperCase(en.charAt(0)) + en.substring(1), fr, zh);
        }
    }

    record Category(String code, String icon, String tint, Text name) { }

    /**
     * One product before chance has touched it.
     *
     * @param lowCents    the least it may cost, before size and brand
     * @param highCents   the most
     * @param priceFactor what size and brand do to the price
     * @param popularity  how well its family sells, 0 to 100
     */
    record Article(Text name, String categoryCode, String taxGroupCode, String unitCode,
                   long lowCents, long highCents, double priceFactor, int popularity) { }

    private static final String RESOURCE = "catalogue.txt";
    /** A second brand is dearer by this factor. */
    private static final double BRAND_FACTOR = 1.18;

    private final Map<String, String> brandsInChinese = new HashMap<>();
    private final Map<String, Text> measures = new HashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();

    private Category category = new Category("", "", "", new Text("", "", ""));
    private String categoryTax = "";
    private String tax = "";
    private String unit = "";
    private long lowCents;
    private long highCents;
    private int popularity;
    private Text template = new Text("{}", "{}", "{}");
    private List<String> brands = List.of();
    private List<String> sizes = List.of();

    private DemoCatalogue() {
    }

    /** Reads the resource beside this class; a mistake in it is a bug and stops the program. */
    static DemoCatalogue read() {
        DemoCatalogue catalogue = new DemoCatalogue();
        var resource = DemoCatalogue.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("The demo catalogue is missing from the program.");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            reader.lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(catalogue::readLine);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo catalogue cannot be read.", e);
        }
        return catalogue;
    }

    List<Category> categories() {
        return List.copyOf(categories);
    }

    List<Article> articles() {
        return List.copyOf(articles);
    }

    private void readLine(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1).strip();
        switch (line.substring(0, Math.max(space, 0))) {
            case "brand" -> brandsInChinese.put(beforeEquals(rest), afterEquals(rest));
            case "measure" -> readMeasure(rest);
            case "category" -> readCategory(rest);
            case "family" -> readFamily(rest);
            case "tax" -> tax = rest;
            case "brands" -> brands = List.of(rest.split(", "));
            case "sizes" -> sizes = List.of(rest.split(", "));
            default -> addVariant(Text.of(line));
        }
    }

    private static String beforeEquals(String text) {
        return text.substring(0, text.indexOf('=')).strip();
    }

    private static String afterEquals(String text) {
        return text.substring(text.indexOf('=') + 1).strip();
    }

    private void readMeasure(String rest) {
        String[] parts = rest.split("=");
        measures.put(parts[0].strip(), new Text(parts[0].strip(), parts[1].strip(), parts[2].strip()));
    }

    private void readCategory(String rest) {
        String[] parts = rest.split("\\|", 5);
        category = new Category(parts[0].strip(), parts[1].strip(), parts[2].strip(), Text.of(parts[4]));
        categoryTax = parts[3].strip();
        categories.add(category);
    }

    private void readFamily(String rest) {
        String[] parts = rest.split("\\|", 3);
        String[] unitAndPrices = parts[0].strip().split(" ");
        String[] prices = unitAndPrices[1].split("\\.\\.");
        unit = unitAndPrices[0];
        lowCents = cents(prices[0]);
        highCents = cents(prices[1]);
        popularity = Integer.parseInt(parts[1].strip());
        template = Text.of(parts[2]);
        tax = categoryTax;
        brands = List.of();
        sizes = List.of();
    }

    private static long cents(String dollars) {
        return Long.parseLong(dollars.replace(".", ""));
    }

    private void addVariant(Text variant) {
        Text name = template.filledWith(variant);
        if (brands.isEmpty()) {
            addSizes(name, 1.0);
        }
        double factor = 1.0;
        for (String brand : brands) {
            String chinese = brandsInChinese.getOrDefault(brand, brand);
            addSizes(new Text(brand + " " + name.en, name.fr + " " + brand, chinese + name.zh), factor);
            factor *= BRAND_FACTOR;
        }
    }

    private void addSizes(Text name, double brandFactor) {
        if (sizes.isEmpty()) {
            addArticle(name, brandFactor);
        }
        for (String size : sizes) {
            int cross = size.lastIndexOf(" x");
            double sizeFactor = Double.parseDouble(size.substring(cross + 2));
            addArticle(withSize(name, size.substring(0, cross)), brandFactor * sizeFactor);
        }
    }

    private Text withSize(Text name, String size) {
        int space = size.indexOf(' ');
        String number = size.substring(0, space);
        Text measure = measures.get(size.substring(space + 1));
        if (measure == null) {
            throw new IllegalStateException("The demo catalogue has no measure for the size " + size + ".");
        }
        return new Text(name.en + ", " + number + " " + measure.en,
                name.fr + ", " + number.replace('.', ',') + " " + measure.fr,
                name.zh + " " + number + measure.zh);
    }

    private void addArticle(Text name, double priceFactor) {
        articles.add(new Article(name.capitalised(), category.code(), tax, unit,
                lowCents, highCents, priceFactor, popularity));
    }
}
