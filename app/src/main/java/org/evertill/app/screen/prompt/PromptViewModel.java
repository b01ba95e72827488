package org.evertill.app.screen.prompt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.screen.connection.CauseWords;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.operation.OfflineDecision;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.register.RegisterSession;

/** Whatever is asked now; what is given becomes the next step. Screen thread. */
public final class PromptViewModel {

    private final RegisterPort port;
    private final ReadOnlyObjectWrapper<Optional<PromptFace>> face = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Texts texts;
    private String about = "";
    private Optional<Prompt> asked = Optional.empty();
    private Optional<Prompt> answered = Optional.empty();
    private Optional<UUID> running = Optional.empty();
    private Optional<UUID> sale = Optional.empty();
    /** Lies over whatever else is asked. */
    private Optional<PromptFace> offline = Optional.empty();
    private String refusal = "";
    private boolean somebody;

    public PromptViewModel(RegisterPort port, Texts texts) {
        this.port = port;
        this.texts = texts;
    }

    /** What to show; empty when nothing is asked. */
    public ReadOnlyObjectProperty<Optional<PromptFace>> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Whether something is asked. */
    public boolean isOpen() {
        return asked.isPresent() || asksOffline();
    }

    /** Whether it is asked whether to go offline; what is scanned meanwhile waits its turn. */
    public boolean asksOffline() {
        return offline.isPresent();
    }

    /**
     * Asks whether to go offline for as long as the register waits to be told, but not under a lock; what was asked
     * before that is asked after it.
     */
    public void follow(RegisterSession session, Texts words) {
        boolean asks = session.connection().asks() && !session.locked();
        if (asks != asksOffline()) {
            texts = words;
            offline = asks ? Optional.of(offline(session)) : Optional.empty();
            draw();
        }
    }

    /** Whether a scan answers it. */
    public boolean takesCode() {
        return !asksOffline() && asked.filter(Prompt.Code.class::isInstance).isPresent();
    }

    /** The register is at this: what was asked in a sale that has ended is not asked any more, nor under a lock. */
    public void show(RegisterSession session) {
        running = session.cart().map(Cart::id);
        somebody = session.worker().isPresent();
        boolean ended = sale.isPresent() && !sale.equals(running);
        if (session.locked() || ended) {
            asked = Optional.empty();
            answered = Optional.empty();
            draw();
        }
    }

    /** Asks this, in these words, about the selected line of this name; empty for none. */
    public void ask(Prompt prompt, Texts words, String lineName) {
        texts = words;
        about = lineName;
        asked = Optional.of(prompt);
        answered = Optional.empty();
        sale = running;
        refusal = "";
        draw();
    }

    /** What was given did not do: asks the same again and says why. Whether there was something to ask again. */
    public boolean askAgain(String why) {
        if (answered.filter(Prompt.Authorization.class::isInstance).isEmpty()) {
            return false;
        }
        asked = answered;
        answered = Optional.empty();
        refusal = why;
        draw();
        return true;
    }

    /** What was given did: it will not be asked again. */
    public void settle() {
        answered = Optional.empty();
    }

    /** Nothing is to be given: the operation is left. */
    public void cancel() {
        if (asksOffline()) {
            port.submit().accept(new OfflineDecision(false));
            return;
        }
        asked = Optional.empty();
        answered = Optional.empty();
        draw();
        port.submit().accept(RegisterSteps.dismiss());
    }

    /** A number or code was typed; one that is neither stays asked. */
    public void give(String typed) {
        if (asksOffline()) {
            port.submit().accept(new OfflineDecision(true));
            return;
        }
        String plain = texts.formats().plainDecimal(typed.strip());
        asked.ifPresent(prompt -> {
            switch (prompt) {
                case Prompt.Number number when isNumber(plain, number.decimals()) ->
                        answer(number.then().apply(new BigDecimal(plain)));
                case Prompt.Code code when !typed.isBlank() -> answer(code.then().apply(typed.strip()));
                case Prompt.Confirmation confirmation -> answer(confirmation.then());
                default -> { }
            }
        });
    }

    /** One of the choices was tapped. */
    public void choose(String code) {
        if (asked.orElse(null) instanceof Prompt.Reason reason) {
            answer(reason.then().apply(code));
        }
        if (asked.orElse(null) instanceof Prompt.Product product) {
            product.items().stream().filter(item -> item.product().number().equals(code)).findFirst()
                    .ifPresent(item -> answer(product.then().apply(item)));
        }
    }

    /** Number and PIN of somebody who may. */
    public void authorize(String workerNumber, String pin) {
        if (asked.orElse(null) instanceof Prompt.Authorization needed && !workerNumber.isBlank() && !pin.isEmpty()) {
            answer(needed.then().apply(workerNumber.strip(), pin));
        }
    }

    private void answer(SessionStep step) {
        answered = asked;
        asked = Optional.empty();
        draw();
        port.submit().accept(step);
    }

    private static boolean isNumber(String plain, int decimals) {
        return plain.matches("-?\\d{1,10}(\\.\\d{0," + decimals + "})?");
    }

    private void draw() {
        face.set(offline.or(() -> asked.map(prompt -> new PromptFace(kindOf(prompt), title(prompt),
                aboutLine(prompt) + how(prompt), choices(prompt), texts.get(Text.PROMPT_CONFIRM),
                texts.get(Text.PROMPT_CANCEL), refusal))));
    }

    private String title(Prompt prompt) {
        return prompt instanceof Prompt.Authorization && !somebody ? texts.get(Text.PROMPT_WHO)
                : texts.of(TextFamily.PROMPT, prompt.subject());
    }

    private PromptFace offline(RegisterSession session) {
        String why = session.connection().failure().map(failure -> CauseWords.of(failure, session, texts)).orElse("");
        return new PromptFace(PromptFace.Kind.YES_NO, texts.get(Text.PROMPT_OFFLINE_TITLE),
                texts.get(Text.PROMPT_OFFLINE_HOW, why), List.of(), texts.get(Text.PROMPT_OFFLINE_YES),
                texts.get(Text.PROMPT_OFFLINE_NO), "");
    }

    private String aboutLine(Prompt prompt) {
        boolean ofLine = prompt instanceof Prompt.Number || prompt instanceof Prompt.Reason;
        return ofLine && !about.isEmpty() ? about + "\n" : "";
    }

    private String how(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Number number -> texts.get(Text.PROMPT_HOW_NUMBER);
            case Prompt.Code code -> texts.get(Text.PROMPT_HOW_CODE);
            case Prompt.Reason reason -> texts.get(Text.PROMPT_HOW_REASON);
            case Prompt.Product product -> texts.get(Text.PROMPT_HOW_PRODUCT, product.code());
            case Prompt.Authorization needed -> texts.get(somebody ? Text.PROMPT_HOW_PERMISSION : Text.PROMPT_HOW_WHO,
                    texts.of(TextFamily.PERMISSION, needed.permission()));
            case Prompt.Confirmation sure -> texts.get(Text.PROMPT_HOW_LARGE, sure.arguments().stream()
                    .map(size -> texts.formats().quantity(Quantity.of(size))).toArray());
        };
    }

    private List<PromptFace.Choice> choices(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Reason reason -> reason.reasons().stream()
                    .map(each -> PromptFace.Choice.of(each.code(), each.textIn(texts.language().code()))).toList();
            case Prompt.Product product -> product.items().stream().map(this::choice).toList();
            default -> List.of();
        };
    }

    private PromptFace.Choice choice(ItemFacts item) {
        return new PromptFace.Choice(item.product().number(), item.product().nameIn(texts.language().code()),
                item.product().number(), texts.formats().unitPrice(item.unitPrice()));
    }

    private static PromptFace.Kind kindOf(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Number number -> PromptFace.Kind.NUMBER;
            case Prompt.Code code -> PromptFace.Kind.CODE;
            case Prompt.Reason reason -> PromptFace.Kind.CHOICE;
            case Prompt.Product product -> PromptFace.Kind.CHOICE;
            case Prompt.Authorization needed -> PromptFace.Kind.CREDENTIALS;
            case Prompt.Confirmation sure -> PromptFace.Kind.YES_NO;
        };
    }
}
