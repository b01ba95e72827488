package org.evertill.exchange.sqlite;

/** What a writer of a SQLite file may lose, and so its journal mode and {@code synchronous} setting. */
public enum Durability {
    /** What is committed survives a power cut. For the sales journal and every other record of money. */
    EVERY_COMMIT("WAL", "FULL", 16),
    /** A power cut may take the last commits back, and nothing else: for what can be had again from headquarters. */
    REPLACEABLE("WAL", "NORMAL", 16),
    /** Nothing survives before the file is closed and synced: for a file under construction, thrown away on failure. */
    UNTIL_FINISHED("OFF", "OFF", 64);

    private final String journalMode;
    private final String synchronous;
    private final int cacheMebibytes;

    Durability(String journalMode, String synchronous, int cacheMebibytes) {
        this.journalMode = journalMode;
        this.synchronous = synchronous;
        this.cacheMebibytes = cacheMebibytes;
    }

    String journalMode() {
        return journalMode;
    }

    String synchronous() {
        return synchronous;
    }

    int cacheMebibytes() {
        return cacheMebibytes;
    }
}
