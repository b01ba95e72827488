package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FxThreadTest {

    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();

    @Test
    void aNewerValueReplacesOneThatStillWaits() {
        FxThread<String> door = door(value -> false);
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
        FxThread<String> door = door(value -> value.endsWith("!"));
        door.publish("one");
        door.publish("two!");
        door.publish("three");
        door.publish("four");
        showAll();
        assertThat(shown).containsExactly("two!", "four");
    }

    @Test
    void aPictureThatCannotBeDrawnTakesNoOtherAlong() {
        FxThread<String> door = FxThread.showingOn(screen::add, later::add, value -> {
            if (value.equals("one!")) {
                throw new IllegalStateException("the test says so");
            }
            shown.add(value);
        }, value -> value.endsWith("!"), value -> false);
        door.publish("one!");
        door.publish("two!");
        showAll();
        door.publish("three");
        showAll();
        assertThat(shown).containsExactly("two!", "three");
    }

    @Test
    void whatIsOnlyUnderWayGivesItsResultAMoment() {
        FxThread<String> door = door(value -> false);
        door.publish("one…");
        assertThat(screen).isEmpty();
        door.publish("one");
        showAll();
        runAll(later);
        assertThat(shown).containsExactly("one");
    }

    @Test
    void whatIsUnderWayForLongIsShown() {
        FxThread<String> door = door(value -> false);
        door.publish("one…");
        runAll(later);
        showAll();
        door.publish("one");
        showAll();
        assertThat(shown).containsExactly("one…", "one");
    }

    @Test
    void whatIsUnderWayHasAMomentOfItsOwn() {
        FxThread<String> door = door(value -> false);
        door.publish("one…");
        door.publish("one");
        showAll();
        door.publish("two…");
        later.remove().run();
        assertThat(screen).isEmpty();
        runAll(later);
        showAll();
        assertThat(shown).containsExactly("one", "two…");
    }

    @Test
    void whatMustBeSeenDoesNotWaitForWhatIsUnderWay() {
        FxThread<String> door = door(value -> value.startsWith("!"));
        door.publish("one…");
        door.publish("!two…");
        door.publish("three…");
        showAll();
        assertThat(shown).containsExactly("!two…", "three…");
    }

    private FxThread<String> door(Predicate<String> mustBeSeen) {
        return FxThread.showingOn(screen::add, later::add, shown::add, mustBeSeen, value -> value.endsWith("…"));
    }

    private void showAll() {
        runAll(screen);
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
            next.run();
        }
    }
}
