package org.evertill.scaleunit.headquarters.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageManifest;

/**
 * One run for one data group, as the history has it.
 *
 * @param number    counts up
 * @param packages  down: what was made, such as {@code private 4, reference 12, reference of lean-1f2e3d4c 2}; empty
 *     when nothing was
 * @param rows      rows in the packages, or records taken from the channel
 * @param bytes     of the packages, as they are fetched
 * @param stoppedAt empty while it is under way
 * @param message   why it failed, otherwise empty
 */
public record DistributionRun(long number, RunOrder order, String dataGroup, RunState state, String packages,
        long rows, long bytes, Instant startedAt, Optional<Instant> stoppedAt, String message) {

    /** The numbers of the jobs that ran, such as {@code 1020,1040}. */
    public String jobNumbers() {
        return DistributionSchedule.numbers(order.jobs());
    }

    static DistributionRun started(RunOrder order, String dataGroup, Instant at) {
        return new DistributionRun(0, order, dataGroup, RunState.STARTED, "", 0, 0, at, Optional.empty(), "");
    }

    DistributionRun numbered(long given) {
        return new DistributionRun(given, order, dataGroup, state, packages, rows, bytes, startedAt, stoppedAt,
                message);
    }

    DistributionRun made(List<PackageManifest> manifests, Instant at) {
        return stopped(manifests.isEmpty() ? RunState.NO_DATA : RunState.AVAILABLE,
                manifests.stream().map(DistributionRun::named).collect(Collectors.joining(", ")),
                manifests.stream().mapToLong(PackageManifest::rows).sum(),
                manifests.stream().mapToLong(PackageManifest::compressedBytes).sum(), at, "");
    }

    /** A package of an offline scope is named after its edition too, which counts by itself. */
    private static String named(PackageManifest manifest) {
        Edition edition = Edition.ofCode(manifest.dataGroup());
        return manifest.kind() + (edition.isWhole() ? " " : " of " + edition.scope() + " ") + manifest.version();
    }

    DistributionRun collected(int records, Instant at) {
        return stopped(records == 0 ? RunState.NO_DATA : RunState.APPLIED, "", records, 0, at, "");
    }

    DistributionRun failed(String why, Instant at) {
        return stopped(RunState.failed(order.direction()), "", 0, 0, at, why);
    }

    private DistributionRun stopped(RunState end, String made, long moved, long size, Instant at, String why) {
        return new DistributionRun(number, order, dataGroup, end, made, moved, size, startedAt, Optional.of(at), why);
    }
}
