package org.evertill.app.screen;

import java.util.Optional;
import org.evertill.app.text.Language;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * Which language the screens speak: the one somebody tapped, else the worker's, else the store's. A tapped
 * language lasts until somebody signs off.
 */
final class SpokenLanguage {

    private Optional<Language> tapped = Optional.empty();
    private boolean signedOn;

    void tap(Language language) {
        tapped = Optional.of(language);
    }

    /** The language for this session; {@code current} while nothing says otherwise. */
    Language of(RegisterSession session, Language current) {
        boolean left = signedOn && session.worker().isEmpty();
        signedOn = session.worker().isPresent();
        if (left) {
            tapped = Optional.empty();
        }
        return tapped
                .or(() -> session.worker().map(Worker::language).map(Language::ofCode))
                .or(() -> session.storeFacts().map(facts -> Language.ofCode(facts.store().language())))
                .orElse(current);
    }
}
