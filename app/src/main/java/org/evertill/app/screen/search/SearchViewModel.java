package org.evertill.app.screen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.store.Category;
import org.evertill.commerce.store.StoreFacts;

/**
 * Search as one types. Answers that come after a newer question are dropped; old rows stay until new ones are
 * there. Rows come in pages as the list is scrolled. Screen thread.
 */
public final class SearchViewModel {

    private static final int PAGE = 50;
    private static final int FETCH_BEFORE_END = 15;

    private final RegisterPort port;
    private final ReadOnlyObjectWrapper<SearchFace> face;
    private final List<ItemFacts> items = new ArrayList<>();
    private Texts texts;
    private Optional<RegisterSnapshot> shown = Optional.empty();
    private String text = "";
    private String answeredText = "";
    private int total;
    private int selected = -1;
    private long asked;
    private boolean awaiting;
    private Optional<Runnable> whenFound = Optional.empty();

    public SearchViewModel(RegisterPort port, Texts texts) {
        this.port = port;
        this.texts = texts;
        this.face = new ReadOnlyObjectWrapper<>(new SearchFace("", texts.get(Text.SEARCH_START), List.of(), -1, false));
    }

    /** What to show. */
    public ReadOnlyObjectProperty<SearchFace> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Learns the register's state; the rows stay. */
    public void show(RegisterSnapshot snapshot, Texts words) {
        shown = Optional.of(snapshot);
        texts = words;
        draw();
    }

    /** The search opens with this text. */
    public void open(String initial) {
        items.clear();
        total = 0;
        selected = -1;
        text = "";
        answeredText = "";
        search(initial);
    }

    /** Searches for this; called once typing pauses. */
    public void search(String typed) {
        text = typed.strip();
        asked++;
        whenFound = Optional.empty();
        if (text.isEmpty()) {
            awaiting = false;
            items.clear();
            selected = -1;
            draw();
        } else {
            ask(0);
        }
    }

    /** The row of this index has come into view: fetches more rows before the list ends. */
    public void seen(int index) {
        if (!awaiting && items.size() < total && index >= items.size() - FETCH_BEFORE_END) {
            ask(items.size());
        }
    }

    /** Shows the details of a row. */
    public void select(int index) {
        if (index != selected && index >= 0 && index < items.size()) {
            selected = index;
            draw();
        }
    }

    /** The next row, or the one before with -1. */
    public void moveSelection(int by) {
        if (!items.isEmpty()) {
            select(Math.clamp(selected + by, 0, items.size() - 1));
        }
    }

    /** Sells the product of a row; whether there was one. */
    public boolean add(int index) {
        if (index < 0 || index >= items.size()) {
            return false;
        }
        port.submit().accept(SellProduct.one(items.get(index).product().number()));
        return true;
    }

    /** Sells the product whose details are shown; whether there was one. */
    public boolean addSelected() {
        return add(selected);
    }

    /**
     * Sells the chosen product; while an answer is awaited, the first one it brings, so that Enter pressed ahead of
     * the answer never sells what was found for half of the word.
     *
     * @param added told when something was sold
     */
    public void addFound(Runnable added) {
        if (awaiting) {
            whenFound = Optional.of(added);
        } else if (addSelected()) {
            added.run();
        }
    }

    private void ask(int offset) {
        shown.ifPresent(snapshot -> {
            long question = asked;
            String asking = text;
            awaiting = true;
            draw();
            port.inquire().accept(
                    new Question.ProductSearch(asking, "", snapshot.session().businessDate(), PAGE, offset),
                    answer -> answered(question, asking, offset, answer));
        });
    }

    private void answered(long question, String asking, int offset, Answer answer) {
        if (question != asked) {
            return;
        }
        awaiting = false;
        answeredText = asking;
        if (answer instanceof Answer.Products products) {
            if (offset == 0) {
                items.clear();
                selected = products.items().isEmpty() ? -1 : 0;
            }
            items.addAll(products.items());
            total = products.total();
        }
        draw();
        Optional<Runnable> waiting = whenFound;
        whenFound = Optional.empty();
        waiting.filter(added -> addSelected()).ifPresent(Runnable::run);
    }

    private void draw() {
        boolean start = text.isEmpty();
        boolean none = items.isEmpty() && !awaiting;
        String count = items.isEmpty() ? "" : texts.get(Text.SEARCH_COUNT, total);
        String nothing = start ? texts.get(Text.SEARCH_START) : none ? texts.get(Text.SEARCH_NONE, text) : "";
        face.set(new SearchFace(count, nothing, items.stream().map(this::row).toList(), selected, awaiting));
    }

    private SearchFace.Row row(ItemFacts item) {
        Optional<Category> category = shown.flatMap(snapshot -> snapshot.session().storeFacts())
                .map(StoreFacts::categories).stream().flatMap(List::stream)
                .filter(each -> each.code().equals(item.product().categoryCode())).findFirst();
        String language = texts.language().code();
        String shelf = category.map(each -> each.nameIn(language)).orElse("");
        String unit = item.product().unit().symbol();
        String price = texts.formats().unitPrice(item.unitPrice());
        return new SearchFace.Row(item.product().number(), item.product().nameIn(language), answeredText,
                shelf.isEmpty() ? item.product().number() : item.product().number() + " · " + shelf,
                unit.isEmpty() ? price : price + " / " + unit, category.map(Category::icon).orElse(""),
                category.map(Category::colour).orElse(""), shelf, item.barcode());
    }
}
