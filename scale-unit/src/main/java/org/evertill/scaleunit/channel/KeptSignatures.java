package org.evertill.scaleunit.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the packages a channel keeps signed as headquarters signs them now. For one thread. */
record KeptSignatures(PackageMirror mirror, HeadquartersLink headquarters) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSignatures.class);

    /** Renews what another key has signed; what headquarters does not give any more goes. */
    void renew(VerifyingKey key) throws IOException, SQLException {
        for (Edition edition : mirror.editions()) {
            for (TableSchema schema : TableSchema.newest().known()) {
                for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                    for (PackageFolder kept : mirror.shelf(edition, kind, schema).packages()) {
                        renew(edition, kind, kept, key);
                    }
                }
            }
        }
    }

    private void renew(Edition edition, DatabaseKind kind, PackageFolder kept, VerifyingKey key)
            throws IOException, SQLException {
        SignedManifest signed;
        try {
            signed = kept.signedManifest().orElseThrow();
        } catch (JsonProcessingException e) {
            LOG.warn("a kept package has a damaged manifest; it goes and will be fetched again: {}", kept.path(), e);
            kept.delete();
            return;
        }
        if (key.verifies(signed)) {
            return;
        }
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        Optional<SignedManifest> offered = headquarters.packages()
                .next(edition, kind, TableSchema.of(manifest.schemaVersion()), manifest.baseVersion())
                .filter(again -> Arrays.equals(again.manifest(), signed.manifest()));
        if (offered.isPresent()) {
            kept.finish(offered.get());
        } else {
            kept.delete();
        }
    }
}
