package org.evertill.exchange.packages;

/** Why a package was not installed. Whatever the reason, nothing has changed and the till goes on with what it had. */
public enum PackageFault {
    NOT_SIGNED("the manifest is not signed by this register's headquarters"),
    MANIFEST_UNREADABLE("the manifest cannot be read"),
    OTHER_FORMAT("the package has a format this version does not know"),
    OTHER_KIND("the package is of another kind"),
    OTHER_DATA_GROUP("the package is for another data group"),
    OTHER_SCHEMA("the package has another schema than this version"),
    OTHER_BASE("the package changes another version than the one that is installed"),
    CHANGES_UNREADABLE("the changes in the package cannot be read"),
    ROLLED_BACK("the package is older than what is installed"),
    LENGTHS_DISAGREE("the lengths in the manifest contradict each other"),
    TABLES_DISAGREE("the manifest lists other tables than this version knows"),
    NOT_ENOUGH_SPACE("the disk has too little room, and the sales journal comes first"),
    FRAME_INCOMPLETE("a frame ended early; the next attempt goes on from there"),
    FRAME_ALTERED("a frame is not the one that was signed"),
    FILE_ALTERED("the assembled file is not the one that was signed"),
    FILE_DAMAGED("the file is not a sound SQLite database"),
    FILE_UNREADABLE("the disk does not give the file"),
    SCHEMA_ALTERED("the file contains something else than the declared tables"),
    CONTENT_ALTERED("the rows are not those the manifest promises"),
    SIDECAR_IN_THE_WAY("files of an unfinished writer lie beside the new name and would be replayed into it");

    private final String sentence;

    PackageFault(String sentence) {
        this.sentence = sentence;
    }

    /** An English sentence for logs; screens take theirs from their own texts by name. */
    public String sentence() {
        return sentence;
    }
}
