package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.exchange.files.DurableFile;

/**
 * Which offline profile pauses synchronization, as the register last heard, in a small file of its data folder. The
 * installed files do not say it: the profile is asked for by itself, and a register that is paused fetches none that
 * would. Any thread reads; one writes; can be thrown away.
 *
 * @param folder the data folder
 */
public record PauseNote(Path folder) {
    private static final String FILE_NAME = "synchronization.paused";

    /**
     * Keeps what the register follows now; the disk is written only when that is other than before.
     *
     * @param profile the name of the profile that pauses it; empty when none does
     */
    public void keep(Optional<String> profile) throws IOException {
        if (profile.isEmpty()) {
            Files.deleteIfExists(file());
        } else if (!pausedBy().equals(profile)) {
            new DurableFile(file()).replace(profile.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The name of the profile that pauses it; empty when none does. */
    public Optional<String> pausedBy() throws IOException {
        return Files.exists(file())
                ? Optional.of(new String(Files.readAllBytes(file()), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private Path file() {
        return folder.resolve(FILE_NAME);
    }
}
