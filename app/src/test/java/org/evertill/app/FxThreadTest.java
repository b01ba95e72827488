package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FxThreadTest {

    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();

    @Test
    void aNewerValueReplacesOneThatStillWaits() {
        FxThread<String> door = FxThread.showingOn(screen::add, shown::add, value -> false);
        door.publish("one");
        door.publish("two");
        door.publish("three");
        showAll();
        door.publish("four");
        showAll();
        assertThat(shown).containsExactly("three", "four");
    }

    @Test
    void whatMustBeSeenIsShownInItsPlace() {
        FxThread<String> door = FxThread.showingOn(screen::add, shown::add, value -> value.endsWith("!"));
        door.publish("one");
        door.publish("two!");
        door.publish("three");
        door.publish("four");
        showAll();
        assertThat(shown).containsExactly("two!", "four");
    }

    @Test
    void aPictureThatCannotBeDrawnTakesNoOtherAlong() {
        FxThread<String> door = FxThread.showingOn(screen::add, value -> {
            if (value.equals("one!")) {
                throw new IllegalStateException("the test says so");
            }
            shown.add(value);
        }, value -> value.endsWith("!"));
        door.publish("one!");
        door.publish("two!");
        showAll();
        door.publish("three");
        showAll();
        assertThat(shown).containsExactly("two!", "three");
    }

    private void showAll() {
        for (Runnable next = screen.poll(); next != null; next = screen.poll()) {
            next.run();
        }
    }
}
