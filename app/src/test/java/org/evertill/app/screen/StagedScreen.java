package org.evertill.app.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Appearance;
import org.evertill.app.theme.Theme;
import org.evertill.commerce.question.Answer;

/** A screen in one state and one language, without a window: laid out, dressed and walked over in place. FX thread. */
final class StagedScreen {

    final RegisterView view;
    final Scene scene;
    final RegisterViewModel model;

    private final AppearanceModel appearance;

    private StagedScreen(RegisterView view, Scene scene, RegisterViewModel model, AppearanceModel appearance) {
        this.view = view;
        this.scene = scene;
        this.model = model;
        this.appearance = appearance;
    }

    static StagedScreen of(ScreenState state, Language language, double width, double height) {
        SampleRegister register = new SampleRegister(language);
        RegisterPort port = new RegisterPort(step -> { }, (question, answer) -> answer.accept(
                new Answer.Products(37, Stream.concat(SampleGoods.soldGoods(register.currency()).stream(),
                        SampleGoods.favourites(register.currency()).stream()).toList())), () -> { });
        RegisterViewModel model = new RegisterViewModel(port, "", "1.0");
        AppearanceModel appearance = FxToolkit.light();
        RegisterView view = new RegisterView(model, appearance, System::nanoTime);
        Scene scene = new Scene(view, width, height);
        Theme.follow(scene);
        // Movements are shown at their end, so that nothing has to be waited for.
        scene.getPreferences().setReducedMotion(true);
        model.show(register.figures().of(state.online()));
        model.show(state.before().apply(register).snapshot());
        state.then().accept(register, model);
        StagedScreen staged = new StagedScreen(view, scene, model, appearance);
        staged.layOut();
        state.pressed().forEach(button -> ((Button) view.lookup(button)).fire());
        staged.layOut();
        return staged;
    }

    /** Gives it another size, as a window that is resized does. */
    StagedScreen resized(double width, double height) {
        view.resize(width, height);
        layOut();
        return this;
    }

    /** Chooses light or dark as the button does, which says so. */
    StagedScreen dressed(Appearance wanted) {
        while (appearance.chosenProperty().get() != wanted) {
            appearance.turn();
        }
        layOut();
        return this;
    }

    /** Lets what has the focus look so, which takes a window otherwise. */
    void showFocus() {
        view.returnFocus();
        Node owner = scene.getFocusOwner();
        owner.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
        owner.getParent().pseudoClassStateChanged(PseudoClass.getPseudoClass("inside-focused"), true);
    }

    /** Takes the view off its scene, so that its clock stops. */
    void leave() {
        scene.setRoot(new Group());
    }

    /** Twice, because some skins ask for another pass when their first has told them their size. */
    private void layOut() {
        for (int pass = 0; pass < 2; pass++) {
            view.applyCss();
            view.layout();
        }
    }

    /** Every visible node in the order in which they are painted. */
    List<Node> shown() {
        List<Node> nodes = new ArrayList<>();
        walk(view, nodes::add);
        return nodes;
    }

    private static void walk(Node node, Consumer<Node> seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen));
        }
    }
}
