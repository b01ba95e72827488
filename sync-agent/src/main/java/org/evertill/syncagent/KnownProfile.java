package org.evertill.syncagent;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.profile.ProfileTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The register's offline profile as it is known now, and who wants to hear of another. Any thread. */
final class KnownProfile {
    private static final Logger LOG = LoggerFactory.getLogger(KnownProfile.class);

    private final AtomicReference<OfflineProfile> current;
    private final Consumer<OfflineProfile> changed;

    KnownProfile(OfflineProfile atStart, Consumer<OfflineProfile> changed) {
        this.current = new AtomicReference<>(atStart);
        this.changed = changed;
    }

    /** The profile to follow: whatever is published, it stays within the ranges of its fields. */
    OfflineProfile get() {
        return current.get().allowed();
    }

    /** The scale unit has said what is published. */
    void published(OfflineProfile profile) {
        // Looked at before it is kept: one that nobody can follow must not take the place of one that all follow.
        List<OfflineProfile.Objection> objections = profile.objections();
        if (!current.getAndSet(profile).equals(profile)) {
            objections.forEach(objection -> LOG.warn("Profile {}: {}", profile.code(),
                    ProfileTexts.in("en").corrected(objection)));
            changed.accept(profile);
        }
    }
}
