package org.evertill.app.screen.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Language;
import org.evertill.app.text.Texts;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.SessionStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptViewModelTest {
    private static final ItemFacts APPLE = Items.piece("A", "0.50");
    private static final ItemFacts BREAD = Items.piece("B", "2.40");

    private final List<SessionStep> submitted = new ArrayList<>();
    private final List<ItemFacts> chosen = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Language.class)
    void theProductsOfOneCodeAreOfferedWithTheirPricesAndTheTappedOneIsTaken(Language language) {
        Texts texts = Texts.in(language);
        PromptViewModel model = new PromptViewModel(
                new RegisterPort(submitted::add, (question, answer) -> { }, () -> { }), texts);
        model.ask(new Prompt.Product("01234565", List.of(APPLE, BREAD), item -> {
            chosen.add(item);
            return OperationOutcome.Applied::of;
        }), texts, "");
        PromptFace face = model.faceProperty().get().orElseThrow();
        assertThat(face.kind()).isEqualTo(PromptFace.Kind.CHOICE);
        assertThat(face.title()).isNotBlank();
        assertThat(face.how()).contains("01234565");
        assertThat(face.choices()).containsExactly(
                new PromptFace.Choice("A", "Product A", "A", texts.formats().unitPrice(APPLE.unitPrice())),
                new PromptFace.Choice("B", "Product B", "B", texts.formats().unitPrice(BREAD.unitPrice())));
        model.choose("no such product");
        assertThat(submitted).isEmpty();
        model.choose("B");
        assertThat(chosen).containsExactly(BREAD);
        assertThat(submitted).hasSize(1);
        assertThat(model.isOpen()).isFalse();
    }
}
