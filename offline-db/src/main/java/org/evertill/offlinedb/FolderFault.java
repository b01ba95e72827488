package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What the disk says of a data folder, in a sentence for the person who starts the program. */
final class FolderFault {

    private FolderFault() {
    }

    static DataFolderException of(Path folder, IOException e) {
        return new DataFolderException("The data folder " + folder + " cannot be used: " + why(e)
                + ". Nothing was changed. Let this user write there, or start with another folder.", e);
    }

    private static String why(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException there -> there.getFile() + " is a file and no folder";
            case NotDirectoryException there -> there.getFile() + " is a file and no folder";
            case NoSuchFileException missing -> missing.getFile() + " cannot be made";
            case AccessDeniedException denied -> "this user may not write to " + denied.getFile();
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
