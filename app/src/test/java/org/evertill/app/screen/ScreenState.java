package org.evertill.app.screen;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * One state of one screen: what the register is before, and what happens then.
 *
 * @param name    begins with the number of its picture in the design
 * @param online  whether the workers report an answering scale unit
 * @param pressed what is pressed at last, by selectors
 */
record ScreenState(String name, boolean online, UnaryOperator<SampleRegister> before,
        BiConsumer<SampleRegister, RegisterViewModel> then, List<String> pressed) {

    static ScreenState of(String name, UnaryOperator<SampleRegister> before,
            BiConsumer<SampleRegister, RegisterViewModel> then) {
        return new ScreenState(name, true, before, then, List.of());
    }

    static ScreenState still(String name, UnaryOperator<SampleRegister> before) {
        return of(name, before, (register, model) -> { });
    }

    /** The same, while the scale unit does not answer. */
    ScreenState offline() {
        return new ScreenState(name, false, before, then, pressed);
    }

    /** The same, and then these are pressed. */
    ScreenState pressing(String... selectors) {
        return new ScreenState(name, online, before, then, List.of(selectors));
    }

    @Override
    public String toString() {
        return name;
    }
}
