package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * When an installed file was last known to be the newest there is, in a small file beside it. Prices that headquarters
 * has not changed for a week are a week old and still right; what makes them doubtful is that nobody could ask. Any
 * thread; can be thrown away.
 *
 * @param of the generation it is about
 */
public record FreshnessNote(Generation of) {
    /** Nobody reads ages finer than hours, so the disk is not written with every look. */
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(10);

    /** The scale unit has just said that there is no newer one. What cannot be written is written the next time. */
    public void confirm(Instant now) throws IOException {
        Optional<Instant> written = confirmed();
        if (written.isEmpty() || Duration.between(written.get(), now).abs().compareTo(WRITTEN_EVERY) >= 0) {
            new DurableFile(file(of.path().toAbsolutePath().getParent(), of.kind()))
                    .replace((heading() + now + '\n').getBytes(StandardCharsets.UTF_8));
        }
    }

    /** When it was made, or last known to be the newest, whichever is later. */
    public Instant knownCurrentAt() {
        return confirmed().filter(at -> at.isAfter(of.createdAt())).orElse(of.createdAt());
    }

    /** Where the note about the files of a kind is. */
    static Path file(Path folder, DatabaseKind kind) {
        return folder.resolve(kind.code() + ".confirmed");
    }

    private Optional<Instant> confirmed() {
        try {
            // Read as bytes of any kind: a damaged note is none.
            String note = new String(Files.readAllBytes(file(of.path().toAbsolutePath().getParent(), of.kind())),
                    StandardCharsets.ISO_8859_1).strip();
            return note.startsWith(heading()) ? Optional.of(Instant.parse(note.substring(heading().length())))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Tells it from a note about an earlier file, also one of the same number. */
    private String heading() {
        return of.number() + " " + of.version() + " " + of.createdAt() + " ";
    }
}
