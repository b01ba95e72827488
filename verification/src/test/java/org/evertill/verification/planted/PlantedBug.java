package org.evertill.verification.planted;

import java.util.List;
import org.evertill.verification.weave.Weave;

/**
 * Errors a register or a scale unit could have, one at a time put into the real one in a child process. They live in
 * test code only and come in while the child's classes are loaded: no program that is shipped has a switch for them.
 */
public enum PlantedBug {
    /** Commits ask the disk for nothing, so a power cut takes them. */
    SYNCHRONOUS_OFF(redirect("org.evertill.exchange.sqlite.SqliteFile",
            "org.evertill.exchange.sqlite.Durability", "synchronous", SynchronousOff.class)),
    /** Commits ask the disk for their bytes now and then only. */
    SYNCHRONOUS_NORMAL(redirect("org.evertill.exchange.sqlite.SqliteFile",
            "org.evertill.exchange.sqlite.Durability", "synchronous", SynchronousNormal.class)),
    /** The name of a replaced file is left to the disk to write whenever it likes. */
    FOLDER_NEVER_SYNCED(redirect("org.evertill.exchange.files.DurableFile",
            "org.evertill.exchange.files.DurableFile", "syncFolder", FolderNeverSynced.class));

    private final List<Weave> weaves;

    PlantedBug(Weave... weaves) {
        this.weaves = List.of(weaves);
    }

    /** What plants it. */
    public List<Weave> weaves() {
        return weaves;
    }

    private static Weave redirect(String in, String owner, String method, Class<?> target) {
        return new Weave.Redirect(in, owner, method, target.getName());
    }
}
