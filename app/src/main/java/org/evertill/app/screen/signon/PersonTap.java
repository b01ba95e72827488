package org.evertill.app.screen.signon;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Tap;

/** A name to tap on the sign-on screen. */
final class PersonTap extends Tap {

    PersonTap(SignOnFace.Person person, Runnable chooses) {
        super("person");
        setId("person-" + person.number());
        setMaxWidth(Double.MAX_VALUE);
        Label initials = Labels.saying(person.initials(), "initials");
        VBox words = Boxes.growing(Boxes.column(1, Labels.saying(person.name(), "name"),
                Labels.saying(person.number(), "number")));
        words.setAlignment(Pos.CENTER_LEFT);
        Icon check = new Icon("mdral-check_circle", "s22", "accent");
        check.setVisible(person.chosen());
        HBox row = Boxes.styled(Boxes.row(14, Boxes.box(initials, "avatar", "avatar-" + person.tint()), words, check),
                "inside");
        showing(row).does(chooses).named(person.name());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("chosen"), person.chosen());
    }
}
