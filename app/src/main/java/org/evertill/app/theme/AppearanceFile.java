package org.evertill.app.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the appearance in one short file of the register's data folder. It is a convenience: a file that cannot be
 * read or written is logged, and the screens look as the system does.
 */
public final class AppearanceFile {

    private static final Logger LOG = LoggerFactory.getLogger(AppearanceFile.class);
    private static final String NAME = "appearance";

    private final Path file;

    /** @param folder the register's data folder */
    public AppearanceFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** What was chosen last. */
    public Appearance read() {
        if (Files.notExists(file)) {
            return Appearance.SYSTEM;
        }
        try {
            return Appearance.ofCode(Files.readString(file).strip());
        } catch (IOException e) {
            LOG.warn("The appearance in {} cannot be read", file, e);
            return Appearance.SYSTEM;
        }
    }

    /** Keeps a choice. */
    public void write(Appearance chosen) {
        try {
            Files.writeString(file, chosen.code() + "\n");
        } catch (IOException e) {
            LOG.warn("The appearance cannot be kept in {}", file, e);
        }
    }
}
