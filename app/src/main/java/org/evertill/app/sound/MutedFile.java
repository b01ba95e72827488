package org.evertill.app.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps whether a register is silent, in one short file of its data folder. It is a convenience: a file that cannot
 * be read or written is logged, and the register is heard.
 */
public final class MutedFile {

    private static final Logger LOG = LoggerFactory.getLogger(MutedFile.class);
    private static final String NAME = "sounds";
    private static final String OFF = "off";
    private static final String ON = "on";

    private final Path file;

    /** @param folder the register's data folder */
    public MutedFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** Whether it was silent last. */
    public boolean read() {
        if (Files.notExists(file)) {
            return false;
        }
        try {
            return Files.readString(file).strip().equals(OFF);
        } catch (IOException e) {
            LOG.warn("Whether the register is silent cannot be read from {}", file, e);
            return false;
        }
    }

    /** Keeps a choice. */
    public void write(boolean muted) {
        try {
            Files.writeString(file, (muted ? OFF : ON) + "\n");
        } catch (IOException e) {
            LOG.warn("Whether the register is silent cannot be kept in {}", file, e);
        }
    }
}
