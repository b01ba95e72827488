package org.evertill.app;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * The memory that new objects come from. When it is used up, its collection stops every thread for some milliseconds,
 * at whatever moment that is.
 */
final class YoungGeneration {

    /** As the serial collector calls it, which is the register's; others choose their moments by themselves. */
    private static final String POOL = "Eden Space";
    /** Small enough to come from the pool itself, and large enough not to come from a thread's own share of it. */
    private static final int PIECE_BYTES = 256 * 1024;
    /** With less used than a quarter, a collection would gain the next sale too little. */
    private static final int USED_SHARE_MIN = 4;

    private YoungGeneration() {
    }

    /**
     * Collects it now, unless most of it is free anyway: uses up what is left of it, until a collection has come, by
     * whomever. The virtual machine has no other way to ask for it; {@link System#gc} collects everything there is,
     * which takes a tenth of a second and more.
     */
    static void collect() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals(POOL)) {
                useUp(pool.getUsage());
            }
        }
    }

    private static void useUp(MemoryUsage usage) {
        if (usage.getUsed() < usage.getCommitted() / USED_SHARE_MIN) {
            return;
        }
        long left = usage.getCommitted() - usage.getUsed();
        long before = collections();
        for (long taken = 0; taken <= left && collections() == before; taken += PIECE_BYTES) {
            // Or a compiler might find out that nobody wants it.
            Reference.reachabilityFence(new byte[PIECE_BYTES]);
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> Arrays.asList(collector.getMemoryPoolNames()).contains(POOL))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
