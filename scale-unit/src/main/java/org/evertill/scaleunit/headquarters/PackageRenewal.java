package org.evertill.scaleunit.headquarters;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.storage.ProcessLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs anew what is out when the key is changed; never while somebody publishes. */
final class PackageRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(PackageRenewal.class);

    private PackageRenewal() {
    }

    /**
     * Changes the key and signs anew what is out, so that whoever follows the steps takes all of it.
     */
    static void renew(Path folder, Renewal renewal) throws IOException {
        try (ProcessLock.Hold _ = Publisher.lock(folder).take()) {
            renew(folder, renewal.key());
        }
    }

    /** Signs anew what a crash in the midst of {@link #renew} has left, unless somebody works there. */
    static void renewIfIdle(Path folder, SigningKey key) throws IOException {
        if (!key.steps().isEmpty()) {
            Optional<ProcessLock.Hold> hold = Publisher.lock(folder).takeIfFree();
            if (hold.isPresent()) {
                try (ProcessLock.Hold _ = hold.get()) {
                    renew(folder, key);
                }
            }
        }
    }

    private static void renew(Path folder, SigningKey key) throws IOException {
        for (Edition edition : EditionPackages.editions(folder)) {
            for (TableSchema schema : TableSchema.newest().known()) {
                for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                    EditionPackages packages = new EditionPackages(folder, edition, kind, schema);
                    for (PackageFolder made : packages.shelf().packages()) {
                        renew(made, key);
                    }
                }
            }
        }
    }

    private static void renew(PackageFolder made, SigningKey key) throws IOException {
        try {
            SignedManifest signed = made.signedManifest().orElseThrow();
            SignedManifest renewed = key.renewed(signed);
            if (!renewed.equals(signed)) {
                made.finish(renewed);
            }
        } catch (JsonProcessingException e) {
            LOG.warn("a package has a damaged manifest and is not signed anew: {}", made.path(), e);
        }
    }

    /** Brings the key to sign by. */
    @FunctionalInterface
    interface Renewal {
        SigningKey key() throws IOException;
    }
}
