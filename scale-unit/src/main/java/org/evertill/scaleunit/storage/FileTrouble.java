package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What is the matter with a file, in a sentence: Java often says its path only. Any thread. */
public final class FileTrouble {

    private FileTrouble() {
    }

    /** The sentence of a failure; that of its message, unless the message is a path. */
    public static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written by this user.";
            case NotDirectoryException file -> file.getFile() + " is a file where a folder is due.";
            case FileAlreadyExistsException inTheWay -> inTheWay.getFile() + " is in the way.";
            case FileSystemException trouble when trouble.getReason() != null ->
                    trouble.getFile() + ": " + trouble.getReason() + ".";
            default -> message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        };
    }

    /** @throws IOException with a sentence, when there is no file of this name, or it is a folder */
    public static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder where a file is due.");
        }
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + file + ".");
        }
    }
}
