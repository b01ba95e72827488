package org.evertill.syncagent;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.evertill.commerce.connection.OfflineProfile;

/** The register's offline profile as it is known now, and who wants to hear of another. Any thread. */
final class KnownProfile {
    private final AtomicReference<OfflineProfile> current;
    private final Consumer<OfflineProfile> changed;

    KnownProfile(OfflineProfile atStart, Consumer<OfflineProfile> changed) {
        this.current = new AtomicReference<>(atStart);
        this.changed = changed;
    }

    OfflineProfile get() {
        return current.get();
    }

    /** The scale unit has said what is published. */
    void published(OfflineProfile profile) {
        if (!current.getAndSet(profile).equals(profile)) {
            changed.accept(profile);
        }
    }
}
