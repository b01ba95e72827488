package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.evertill.app.text.Language;
import org.evertill.app.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A scan changes what it is about and nothing else: all that changes is styled, laid out and painted again. */
class OnlyWhatChangedTest {

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @Test
    void aScanMakesNoNodeAnewBesideItsLine() {
        FxToolkit.onFx(() -> {
            TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
            Scene scene = stage(till);
            till.model.backToSale();
            till.model.screens().sale().enter("20117");
            layOut(scene);
            Set<Node> before = besideTheReceipt(scene);
            till.model.screens().sale().enter("12030");
            layOut(scene);
            assertThat(besideTheReceipt(scene)).isEqualTo(before);
            scene.setRoot(new Parent() { });
            return null;
        });
    }

    @Test
    void whatIsHiddenIsDrawnOnceItIsSeen() {
        FxToolkit.onFx(() -> {
            TillUnderTest till = new TillUnderTest(Language.ENGLISH).signedOn();
            Scene scene = stage(till);
            till.model.openStatus();
            Label title = (Label) scene.lookup("#connection-window .heading-1");
            String online = title.getText();
            till.model.openStatus();
            till.cut();
            assertThat(title.getText()).isEqualTo(online);
            till.model.openStatus();
            assertThat(title.getText()).isNotEqualTo(online)
                    .isEqualTo(till.model.screens().connection().faceProperty().get().orElseThrow().title());
            scene.setRoot(new Parent() { });
            return null;
        });
    }

    private static Scene stage(TillUnderTest till) {
        Scene scene = new Scene(new RegisterView(till.model, FxToolkit.light(), System::nanoTime), 1366, 768);
        Theme.follow(scene);
        layOut(scene);
        return scene;
    }

    private static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static Set<Node> besideTheReceipt(Scene scene) {
        Set<Node> nodes = nodesOf(scene.getRoot());
        nodes.removeAll(nodesOf(scene.lookup("#receipt")));
        return nodes;
    }

    private static Set<Node> nodesOf(Node node) {
        Set<Node> nodes = new HashSet<>(Set.of(node));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(nodesOf(child)));
        }
        return nodes;
    }
}
