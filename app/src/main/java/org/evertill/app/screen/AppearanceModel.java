package org.evertill.app.screen;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Live;
import org.evertill.app.component.Tap;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.app.theme.Appearance;

/** Whether the screens are light or dark, and who keeps that. Screen thread. */
public final class AppearanceModel {

    private final ReadOnlyObjectWrapper<Appearance> chosen;
    private final Consumer<Appearance> keeps;

    /** @param keeps told every choice, to have it at the next start */
    public AppearanceModel(Appearance first, Consumer<Appearance> keeps) {
        this.chosen = new ReadOnlyObjectWrapper<>(first);
        this.keeps = keeps;
    }

    /** What is chosen. */
    public ReadOnlyObjectProperty<Appearance> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** A button of this name that says what is chosen and turns to the next. */
    Tap tap(String id, Texts texts) {
        Tap tap = new Tap("button-plain", "quiet", "appearance").does(this::turn);
        tap.setId(id);
        Live.follow(tap, chosen, now -> tap.saying(texts.of(TextFamily.APPEARANCE, now), new Icon(now.icon(), "s20")));
        return tap;
    }

    /** Turns to the next one: the system's, light, dark. */
    public void turn() {
        chosen.set(chosen.get().next());
        keeps.accept(chosen.get());
    }
}
