package org.evertill.offlinedb;

import java.io.IOException;

/** Tells how much may still be written on the disk of a data folder. */
@FunctionalInterface
public interface SpaceProbe {

    /** Bytes. */
    long freeBytes() throws IOException;
}
