package org.evertill.exchange.packages;

import java.util.List;

/** What became of a package. A broken disk or line is no outcome but an {@link java.io.IOException}. */
public sealed interface InstallOutcome {

    /** It is the current generation from now on; readers of the one before may finish. */
    record Installed(Generation generation, List<PackageWarning> warnings) implements InstallOutcome {
        public Installed {
            warnings = List.copyOf(warnings);
        }
    }

    /** It was the current generation already; nothing was fetched. */
    record AlreadyInstalled(Generation generation) implements InstallOutcome {
    }

    /** Nothing has changed, and why. */
    record Refused(PackageFault reason, String detail) implements InstallOutcome {
        @Override
        public String toString() {
            return reason.sentence() + " (" + detail + ")";
        }
    }
}
