package org.evertill.verification.planted;

import java.nio.file.Path;

/** {@link PlantedBug#FOLDER_NEVER_SYNCED}. */
public final class FolderNeverSynced {

    private FolderNeverSynced() {}

    public static void syncFolder(Path folder) {
        // nobody asks the disk for anything
    }
}
