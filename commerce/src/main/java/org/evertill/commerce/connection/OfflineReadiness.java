package org.evertill.commerce.connection;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the register could go through an outage right now, and what it lacks. It goes offline as long as it can sell
 * there, also when something else is missing: it must not stop selling over a profile.
 *
 * @param missing in the order of {@link MissingPart}
 */
public record OfflineReadiness(Set<MissingPart> missing) {

    /** Nothing is missing. */
    public static final OfflineReadiness READY = new OfflineReadiness(EnumSet.noneOf(MissingPart.class));
    /** Headquarters says Support offline = No for this register. */
    public static final OfflineReadiness NOT_SUPPORTED = new OfflineReadiness(EnumSet.of(MissingPart.SUPPORT));
    /** No data package has ever been applied, or its files have been thrown away. */
    public static final OfflineReadiness NEVER_SYNCHRONISED = new OfflineReadiness(
            EnumSet.of(MissingPart.STAFF, MissingPart.PRICES, MissingPart.TAXES, MissingPart.PROFILE));

    /**
     * What a shift may write: three thousand sales of some lines at 10 kB with their projections, and as much again
     * for the log of the database and a package that comes meanwhile.
     */
    public static final long SHIFT_BYTES = 64L << 20;

    public OfflineReadiness {
        missing = Collections.unmodifiableSet(copy(missing));
    }

    /** The rule. */
    public static OfflineReadiness of(OfflineFacts facts) {
        if (facts.supportOffline().isPresent() && !facts.supportOffline().get()) {
            // The rest is not even fetched for it.
            return NOT_SUPPORTED;
        }
        EnumSet<MissingPart> missing = EnumSet.noneOf(MissingPart.class);
        note(missing, MissingPart.STAFF, facts.hasStaff());
        note(missing, MissingPart.PRICES, facts.hasPrices());
        note(missing, MissingPart.TAXES, facts.hasTaxes());
        note(missing, MissingPart.PROFILE, facts.hasProfile());
        return new OfflineReadiness(missing).withRoom(facts.freeBytes());
    }

    /** The same with so many bytes free; where headquarters does not support it at all, they do not matter. */
    public OfflineReadiness withRoom(long freeBytes) {
        if (!isSupported()) {
            return this;
        }
        EnumSet<MissingPart> changed = copy(missing);
        changed.remove(MissingPart.DISK);
        note(changed, MissingPart.DISK, freeBytes >= SHIFT_BYTES);
        return new OfflineReadiness(changed);
    }

    /** Whether nothing is missing. */
    public boolean isReady() {
        return missing.isEmpty();
    }

    /** Whether it can sell without the scale unit. */
    public boolean canSellOffline() {
        return missing.stream().noneMatch(MissingPart::preventsSelling);
    }

    /** Whether headquarters wants it to sell offline at all. */
    public boolean isSupported() {
        return !missing.contains(MissingPart.SUPPORT);
    }

    /** Whether there is nothing of an offline database. */
    public boolean isNeverSynchronised() {
        return missing.containsAll(NEVER_SYNCHRONISED.missing());
    }

    private static void note(Set<MissingPart> missing, MissingPart part, boolean isThere) {
        if (!isThere) {
            missing.add(part);
        }
    }

    private static EnumSet<MissingPart> copy(Collection<MissingPart> parts) {
        EnumSet<MissingPart> copied = EnumSet.noneOf(MissingPart.class);
        copied.addAll(parts);
        return copied;
    }
}
