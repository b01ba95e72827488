package org.evertill.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.exchange.files.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one word somebody has chosen, such as whether the screens are dark, in a short file of the register's data
 * folder. It is a convenience: a file that cannot be read or written is logged, and the register is as it is without.
 * Both wait for the disk, so neither is for the screen thread; one writer at a time.
 */
public record KeptChoice(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptChoice.class);

    /** What was chosen last; empty before that, and when it cannot be read. */
    public Optional<String> read() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            LOG.warn("What was chosen cannot be read from {}", file, e);
            return Optional.empty();
        }
    }

    /** Keeps a choice; a power cut leaves this one or the one before. */
    public void write(String word) {
        try {
            new DurableFile(file).replace((word + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("What was chosen cannot be kept in {}", file, e);
        }
    }
}
