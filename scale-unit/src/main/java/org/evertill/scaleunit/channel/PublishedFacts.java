package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.exchange.facts.GenerationPool;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.facts.MasterFiles.Guarded;
import org.evertill.exchange.facts.MasterFiles.Reference;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.storage.NativeWork;
import org.jspecify.annotations.Nullable;

/**
 * What headquarters has published, as this channel has it: the reference and private files, read on a few platform
 * threads. Any thread may ask.
 */
public final class PublishedFacts {
    private static final int THREADS = 4;
    private static final int WAITING_MAX = 2_000;

    private final Path folder;
    private final NativeWork threads = new NativeWork("channel-facts", THREADS, WAITING_MAX);
    private volatile @Nullable MasterFiles files;

    /** Published files in the channel's folder; nothing is opened before {@link #start}. */
    public PublishedFacts(Path folder) {
        this.folder = folder;
    }

    /** Begins with the newest there is here, also what the program before had not come to put into use. */
    void start() throws IOException {
        MasterFiles opened = MasterFiles.open(folder);
        PackageIntake.finish(opened.reference().store());
        PackageIntake.finish(opened.guarded().store());
        files = opened;
    }

    /**
     * Asks the reference file.
     *
     * @throws ProblemException 503 before the first package
     */
    public <A> A reference(GenerationPool.Asking<Reference, A> question) throws SQLException {
        return published(threads.run(() -> files().reference().ask(question)));
    }

    /**
     * Asks the private file.
     *
     * @throws ProblemException 503 before the first package
     */
    public <A> A guarded(GenerationPool.Asking<Guarded, A> question) throws SQLException {
        return published(threads.run(() -> files().guarded().ask(question)));
    }

    /** The version of the newest reference package here; 0 before the first. Never waits. */
    public long dataVersion() {
        return files().reference().store().current().map(Generation::version).orElse(0L);
    }

    GenerationStore store(DatabaseKind kind) {
        return kind == DatabaseKind.PRIVATE ? files().guarded().store() : files().reference().store();
    }

    private MasterFiles files() {
        MasterFiles opened = files;
        if (opened == null) {
            throw new IllegalStateException("The channel has not been started.");
        }
        return opened;
    }

    void stop() throws SQLException {
        threads.stop();
        MasterFiles opened = files;
        if (opened != null) {
            opened.close();
        }
    }

    private static <A> A published(Optional<A> answer) {
        return answer.orElseThrow(() -> ProblemException.of(503, "no-package", "No package yet",
                "Headquarters has published nothing that this channel has received."));
    }
}
