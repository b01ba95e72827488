package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.files.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the installed file is to be replaced by one that comes from a full package, because somebody wants it or it was
 * found damaged: its number, in a small file beside it, so that what has been fetched counts after a restart too, when
 * nothing may be known to be wrong with it. It holds until another file is in use. Any thread.
 *
 * @param of the store whose file it is about
 */
public record RenewalNote(GenerationStore of) {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalNote.class);

    /**
     * The file in use now is to be replaced; nothing where there is none, since a full package comes then anyway.
     *
     * @throws IOException when the disk fails; nothing is noted then
     */
    public void place() throws IOException {
        if (of.current().isPresent() && !isStanding()) {
            new DurableFile(file()).replace(heading(of.current().get()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the file in use is still the one to be replaced. */
    public boolean isStanding() {
        Path file = file();
        return Files.exists(file) && of.current().filter(generation -> isAbout(file, generation)).isPresent();
    }

    /** The file in use is not to be replaced any more. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(file());
    }

    private static boolean isAbout(Path file, Generation generation) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).equals(heading(generation));
        } catch (IOException e) {
            LOG.warn("{} cannot be read and counts for nothing", file, e);
            return false;
        }
    }

    private Path file() {
        return of.names().renewalFile();
    }

    private static String heading(Generation generation) {
        return generation.number() + "\n";
    }
}
