package org.evertill.exchange.sqlite;

/** What a writer of a SQLite file may lose, and so its journal mode and {@code synchronous} setting. */
public enum Durability {
    /** What is committed survives a power cut. For the sales journal and every other record of money. */
    EVERY_COMMIT("WAL", "FULL", 16, "MEMORY"),
    /**
     * What is committed survives the end of the program at once, and a power cut as soon as somebody has synced the
     * log. Never copies the log into the file, which would sync both: that is left to a commit of another kind.
     */
    SYNCED_AFTERWARDS("WAL", "NORMAL", 16, "MEMORY"),
    /** A power cut may take the last commits back, and nothing else: for what can be had again from headquarters. */
    REPLACEABLE("WAL", "NORMAL", 16, "FILE"),
    /** Nothing survives before the file is closed and synced: for a file under construction, thrown away on failure. */
    UNTIL_FINISHED("OFF", "OFF", 64, "FILE");

    /** SQLite's own: the pages after which a commit copies the log into the file. */
    private static final int PAGES_PER_COPY = 1_000;

    private final String journalMode;
    private final String synchronous;
    private final int cacheMebibytes;
    private final String temporary;

    Durability(String journalMode, String synchronous, int cacheMebibytes, String temporary) {
        this.journalMode = journalMode;
        this.synchronous = synchronous;
        this.cacheMebibytes = cacheMebibytes;
        this.temporary = temporary;
    }

    String journalMode() {
        return journalMode;
    }

    String synchronous() {
        return synchronous;
    }

    int pagesPerCopy() {
        return this == SYNCED_AFTERWARDS ? 0 : PAGES_PER_COPY;
    }

    int cacheMebibytes() {
        return cacheMebibytes;
    }

    /**
     * Where SQLite keeps what it may have to take back. Behind a savepoint that is a copy of every page that is
     * changed, for every record anew: in a file, that doubled what storing a record costs. A file under construction
     * sorts for its indexes what may not fit into memory.
     */
    String temporary() {
        return temporary;
    }
}
