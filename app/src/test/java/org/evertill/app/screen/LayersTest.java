package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        FxToolkit.start();
    }

    @Test
    void beginsWithWhatIsNeededAtOnceAndBringsTheRestInItsPlace() {
        FxToolkit.onFx(() -> {
            Layers layers = new Layers();
            layers.lay(all, Set.of(all.get(1), all.get(3)));
            assertThat(layers.getChildren()).containsExactly(all.get(1), all.get(3));
            layers.bringAll();
            assertThat(layers.getChildren()).containsExactlyElementsOf(all);
            return layers;
        });
    }

    @Test
    void bringsTheRestByItselfWhileTheWindowStands() throws Exception {
        Layers layers = new Layers();
        CountDownLatch whole = new CountDownLatch(1);
        Stage stage = FxToolkit.onFx(() -> {
            layers.lay(all, Set.of(all.get(1)));
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
}
