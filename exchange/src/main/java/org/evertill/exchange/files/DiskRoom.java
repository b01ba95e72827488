package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much this program may still write on the disk of a folder. */
@FunctionalInterface
public interface DiskRoom {
    /** As the operating system has it. */
    DiskRoom OF_THE_SYSTEM = folder -> Files.getFileStore(folder).getUsableSpace();

    /** Bytes; the folder must be there. */
    long freeBytes(Path folder) throws IOException;
}
