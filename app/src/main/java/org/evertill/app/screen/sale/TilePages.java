package org.evertill.app.screen.sale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.app.component.CategoryChips.Chip;
import org.evertill.app.component.TileGrid;
import org.evertill.app.component.TileGrid.Tile;
import org.evertill.app.text.Kept;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.store.Category;
import org.evertill.commerce.store.StoreFacts;

/** The shelves and what lies on each, as far as it has been fetched. */
final class TilePages {

    /** The code of the favourites, which are no category. */
    static final String FAVOURITES = "";

    private final Map<String, List<ItemFacts>> fetched = new HashMap<>();
    private final List<ItemFacts> sold = new ArrayList<>();
    private final Kept<List<Chip>> chips = new Kept<>();
    private final Kept<List<Tile>> tiles = new Kept<>();
    private final Kept<List<Tile>> recent = new Kept<>();
    private String chosen = FAVOURITES;
    private long leftVersion = -1;

    String chosen() {
        return chosen;
    }

    /** Turns to a shelf; true when its products have to be fetched first. */
    boolean choose(String categoryCode) {
        chosen = categoryCode;
        return !categoryCode.equals(FAVOURITES) && !fetched.containsKey(categoryCode);
    }

    void fetched(String categoryCode, List<ItemFacts> items) {
        fetched.put(categoryCode, items);
    }

    /**
     * Remembers what a sale consists of, to be sold again; the line added last comes first. What was sold from data
     * that is no longer in use is not offered at its old price.
     */
    void sold(List<CartLine> lines) {
        for (CartLine line : lines) {
            if (line.facts().dataVersion() == leftVersion) {
                continue;
            }
            sold.removeIf(known -> known.product().number().equals(line.facts().product().number()));
            sold.addFirst(line.facts());
        }
        while (sold.size() > TileGrid.MOST) {
            sold.removeLast();
        }
    }

    List<Tile> recent(StoreFacts store, Texts texts) {
        return recent.of(() -> tiles(sold, store, texts), List.copyOf(sold), store, texts);
    }

    /**
     * Other data is in use. The shelf somebody looks at stays until it has been fetched anew; true when it has to be.
     *
     * @param left the version that was in use
     */
    boolean leave(long left, StoreFacts now) {
        leftVersion = left;
        sold.removeIf(item -> item.dataVersion() == left);
        fetched.keySet().retainAll(List.of(chosen));
        if (now.categories().stream().noneMatch(category -> category.code().equals(chosen))) {
            chosen = FAVOURITES;
        }
        return !chosen.equals(FAVOURITES);
    }

    List<Chip> chips(StoreFacts store, Texts texts) {
        return chips.of(() -> shelves(store, texts), store, texts);
    }

    private static List<Chip> shelves(StoreFacts store, Texts texts) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(FAVOURITES, texts.get(Text.CHIPS_FAVOURITES), "mdrmz-star"));
        for (Category category : store.categories()) {
            chips.add(new Chip(category.code(), category.nameIn(texts.language().code()), round(category.icon())));
        }
        return chips;
    }

    List<Tile> tiles(StoreFacts store, Texts texts) {
        List<ItemFacts> items = chosen.equals(FAVOURITES) ? store.favourites()
                : fetched.getOrDefault(chosen, List.of());
        return tiles.of(() -> tiles(items, store, texts), items, store, texts);
    }

    private static List<Tile> tiles(List<ItemFacts> items, StoreFacts store, Texts texts) {
        return items.stream().limit(TileGrid.MOST).map(item -> tile(item, store, texts)).toList();
    }

    private static Tile tile(ItemFacts item, StoreFacts store, Texts texts) {
        Optional<Category> category = categoryOf(item, store);
        return new Tile(item.product().number(), item.product().nameIn(texts.language().code()),
                texts.formats().unitPrice(item.unitPrice()), category.map(Category::icon).orElse(""),
                category.map(Category::colour).orElse(""));
    }

    /** The filled twin of an outlined icon: at 18 px in a chip an outline is too thin to tell shelves apart. */
    private static String round(String icon) {
        return icon.replaceFirst("^mdo(al|mz)-", "mdr$1-");
    }

    private static Optional<Category> categoryOf(ItemFacts item, StoreFacts store) {
        return store.categories().stream()
                .filter(category -> category.code().equals(item.product().categoryCode())).findFirst();
    }
}
