package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.SchemaChange;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;

/** The packages of one kind that the channel itself takes: the whole of its store's data group. For one thread. */
final class OwnPackages {
    private final Edition whole;
    private final GenerationStore store;
    private final ManifestTrust key;
    private final SchemaChange packages;

    OwnPackages(Edition whole, GenerationStore store, ManifestTrust key, InstantSource clock) {
        this.whole = whole;
        this.store = store;
        this.key = key;
        this.packages = new SchemaChange(store,
                into -> new PackageInstaller(into, key, Optional.of(whole.code()), clock));
    }

    Edition whole() {
        return whole;
    }

    DatabaseKind kind() {
        return store.kind();
    }

    boolean isSigned(SignedManifest offered) {
        return key.verifies(offered);
    }

    /** Whether what is installed is of the schema of this program. */
    boolean isUpdated() {
        return store.sound().filter(generation -> generation.schema() == store.schema()).isPresent();
    }

    /** The version from which the packages of a schema go on; 0 where there is nothing of it. */
    long reached(TableSchema schema) {
        return packages.reached().filter(generation -> generation.dataGroup().equals(whole.code())
                && generation.schema() == schema).map(Generation::version).orElse(0L);
    }

    InstallOutcome install(SignedManifest signed, FrameSource source) throws IOException {
        return packages.install(signed, source);
    }
}
