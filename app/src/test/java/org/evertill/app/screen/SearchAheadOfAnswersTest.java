package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.search.SearchViewModel;
import org.evertill.app.text.Language;
import org.evertill.app.text.Texts;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Search with a slow source: typing and Enter run ahead of the answers. */
class SearchAheadOfAnswersTest {

    private record Asked(Question.ProductSearch question, Consumer<Answer> answer) {
    }

    private final SampleRegister register = new SampleRegister(Language.ENGLISH);
    private final List<SessionStep> submitted = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final SearchViewModel search = new SearchViewModel(new RegisterPort(submitted::add,
            (question, answer) -> asked.add(new Asked((Question.ProductSearch) question, answer)), () -> { }),
            Texts.in(Language.ENGLISH));

    @BeforeEach
    void show() {
        search.show(register.signedOn().snapshot(), Texts.in(Language.ENGLISH));
    }

    @Test
    void dropsAnAnswerThatComesAfterANewerQuestion() {
        search.search("mi");
        search.search("milk");
        answer(1, "12030");
        answer(0, "81003");
        assertThat(search.faceProperty().get().rows()).extracting(row -> row.productNumber()).containsExactly("12030");
    }

    @Test
    void keepsTheOldRowsUntilNewOnesAreThere() {
        search.search("coffee");
        answer(0, "81003");
        search.search("coffee b");
        assertThat(search.faceProperty().get().rows()).hasSize(1);
        assertThat(search.faceProperty().get().busy()).isTrue();
    }

    @Test
    void sellsWhatIsFoundForTheWholeWordWhenEnterRunsAhead() {
        search.search("mi");
        answer(0, "81003");
        search.search("milk");
        List<String> closed = new ArrayList<>();
        search.addFound(() -> closed.add("closed"));
        assertThat(submitted).isEmpty();
        answer(1, "12030");
        assertThat(submitted).containsExactly(SellProduct.one("12030"));
        assertThat(closed).hasSize(1);
    }

    @Test
    void sellsNothingWhenNothingIsFound() {
        search.search("xyz");
        search.addFound(() -> { });
        answer(0);
        assertThat(submitted).isEmpty();
        assertThat(search.faceProperty().get().nothing()).isEqualTo("No product matches “xyz”.");
    }

    private void answer(int question, String... productNumbers) {
        List<ItemFacts> items = SampleGoods.soldGoods(register.currency()).stream()
                .filter(item -> List.of(productNumbers).contains(item.product().number())).toList();
        asked.get(question).answer().accept(new Answer.Products(items.size(), items));
    }
}
