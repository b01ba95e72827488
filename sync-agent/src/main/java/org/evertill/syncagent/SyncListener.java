package org.evertill.syncagent;

import java.util.function.Consumer;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.packages.Generation;

/**
 * Who hears of the agent's work. Each is called on a worker's thread, one call at a time per worker, and must not
 * block.
 *
 * @param status    something the status shows has changed
 * @param installed a package has become the one in use: what the register can do offline may have changed
 * @param profile   headquarters has published another profile for this register
 */
public record SyncListener(Consumer<SyncStatus> status, Consumer<Generation> installed,
        Consumer<OfflineProfile> profile) {
}
