package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LayersTest {

    private final List<Node> all = List.of(new Region(), new Region(), new Region(), new Region());
    private final List<Node> begun = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @Test
    void makesALayerOnceAndPutsItInItsPlace() {
        FxToolkit.onFx(() -> {
            Layers layers = new Layers();
            List<Layers.Layer<Node>> declared = layAll(layers);
            assertThat(layers.getChildren()).isEmpty();
            declared.get(1).ifThere(node -> {
                throw new AssertionError("nobody has needed it");
            });
            assertThat(declared.get(3).bring()).isSameAs(all.get(3));
            assertThat(declared.get(1).bring()).isSameAs(all.get(1));
            assertThat(declared.get(2).bring()).isSameAs(declared.get(2).bring());
            assertThat(layers.getChildren()).containsExactly(all.get(1), all.get(2), all.get(3));
            assertThat(begun).containsExactly(all.get(3), all.get(1), all.get(2));
            layers.bringAll();
            assertThat(layers.getChildren()).containsExactlyElementsOf(all);
            return layers;
        });
    }

    @Test
    void makesTheRestByItselfWhileTheWindowStands() throws Exception {
        CountDownLatch whole = new CountDownLatch(1);
        Stage stage = FxToolkit.onFx(() -> {
            Layers layers = new Layers();
            layAll(layers).get(1).bring();
            layers.getChildren().addListener((Observable seen) -> {
                if (layers.getChildren().equals(all)) {
                    whole.countDown();
                }
            });
            Stage shown = new Stage();
            shown.setScene(new Scene(layers, 100, 100));
            shown.setX(0);
            shown.setY(0);
            shown.show();
            return shown;
        });
        assertThat(whole.await(60, TimeUnit.SECONDS)).isTrue();
        FxToolkit.onFx(() -> {
            stage.hide();
            return stage;
        });
    }

    private List<Layers.Layer<Node>> layAll(Layers layers) {
        return all.stream().map(node -> layers.<Node>lay(() -> node, begun::add)).toList();
    }
}
