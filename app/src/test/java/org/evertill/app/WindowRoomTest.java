package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowRoomTest {

    @Test
    void aDisplayWithRoomLeavesTheWindowAsItIs() {
        assertThat(fitting(1920, 1040)).isEqualTo(new Dimension2D(1366, 800));
    }

    @Test
    void aNarrowerDisplayGetsAWindowOfItsOwnWidth() {
        assertThat(fitting(1280, 800)).isEqualTo(new Dimension2D(1280, 800));
    }

    @Test
    void theBarsOfADesktopAreNotCovered() {
        assertThat(fitting(1024, 728)).isEqualTo(new Dimension2D(1024, 728));
    }

    @Test
    void whereNoLayoutFitsTheWindowIsAsDesigned() {
        assertThat(fitting(1000, 1000)).isEqualTo(new Dimension2D(1366, 800));
    }

    private static Dimension2D fitting(double width, double height) {
        return new WindowRoom(new Rectangle2D(0, 0, width, height)).fitting(1366, 800);
    }
}
