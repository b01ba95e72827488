package org.evertill.exchange.tables;

import java.util.Arrays;

/** The register's files, and so the groups in which tables travel and are stored. */
public enum DatabaseKind {
    /** Products, prices, taxes, configuration: the same for every register of a data group; any cache may serve it. */
    REFERENCE("reference"),
    /** Staff, registers, profiles: only over the authenticated channel, never through a cache. */
    PRIVATE("private"),
    /** What the register itself writes: records and their projections. Never replaced, never in a package. */
    JOURNAL("journal");

    private final String code;

    DatabaseKind(String code) {
        this.code = code;
    }

    /** The name in file names, addresses and manifests. */
    public String code() {
        return code;
    }

    /** Whether data packages of this kind exist. */
    public boolean isPackaged() {
        return this != JOURNAL;
    }

    /**
     * The kind of a file name, address or manifest.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public static DatabaseKind ofCode(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no database kind is called " + code));
    }
}
