package org.evertill.app.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is shown, kept until something it is made of has changed: every scan asks for all that the screens say, and
 * changes little of it. Whoever shows it sees by its being the same that there is nothing to draw. One thread.
 *
 * @param <T> immutable
 */
public final class Kept<T> {

    private List<Object> parts = List.of();
    private Optional<T> made = Optional.empty();

    /**
     * The one that was made last, or one made now, when its parts are others than then.
     *
     * @param making makes it of these parts and of nothing else
     * @param of     everything it is made of; immutable, and quick to compare when it is the same
     */
    public T of(Supplier<T> making, Object... of) {
        List<Object> now = List.of(of);
        if (made.isEmpty() || !now.equals(parts)) {
            parts = now;
            made = Optional.of(making.get());
        }
        return made.get();
    }
}
