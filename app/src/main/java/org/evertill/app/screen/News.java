package org.evertill.app.screen;

import java.util.function.Predicate;
import org.evertill.app.component.Toast;
import org.evertill.commerce.register.RegisterSession;

/**
 * A toast and what it rests on.
 *
 * @param holds whether what it says is still so at the register; a toast goes when it is not, whatever its time
 */
record News(Toast toast, Predicate<RegisterSession> holds) {

    /** Of something that has happened: that stays true. */
    static News of(Toast toast) {
        return new News(toast, session -> true);
    }
}
