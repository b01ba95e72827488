package org.evertill.commerce.connection;

/** Who is asked first while online. */
public enum LookupSource {
    /** The scale unit. */
    SCALE_UNIT("scale-unit"),
    /** The offline database, and the scale unit only for what it cannot know. */
    OFFLINE_DATABASE("offline-database");

    private final String code;

    LookupSource(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The source of a published code; the scale unit for one this register does not know. */
    public static LookupSource ofCode(String code) {
        return OFFLINE_DATABASE.code.equals(code) ? OFFLINE_DATABASE : SCALE_UNIT;
    }
}
