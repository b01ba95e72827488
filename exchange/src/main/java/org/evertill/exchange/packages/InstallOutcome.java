package org.evertill.exchange.packages;

import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.SchedulerJob;

/** What became of a package. A broken disk or line is no outcome but an {@link java.io.IOException}. */
public sealed interface InstallOutcome {

    /**
     * It is the current generation from now on; readers of the one before may finish.
     *
     * @param rows how many rows each job has brought or taken away; of a full package all of them under
     *     {@link SchedulerJob#ALL}
     */
    record Installed(Generation generation, List<PackageWarning> warnings, Map<SchedulerJob, Long> rows)
            implements InstallOutcome {
        public Installed {
            warnings = List.copyOf(warnings);
            rows = Map.copyOf(rows);
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
