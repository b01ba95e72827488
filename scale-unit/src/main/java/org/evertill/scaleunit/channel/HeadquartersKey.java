package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;

/**
 * The key by which this channel knows headquarters: who signs with another is neither obeyed nor has its packages
 * copied. What leads from the key that is known to a newer one stands in every manifest, so that a look at one is
 * enough, whether or not the package is wanted. Any thread.
 */
record HeadquartersKey(HeadquartersLink headquarters, TrustedKeys known) {
    /** Whether a key is the one that is known now. */
    boolean is(VerifyingKey offered) {
        return known.now().key().equals(offered.toBase64());
    }

    /**
     * Sees that headquarters signs by the key that is known, or by one to which that leads.
     *
     * @throws HeadquartersRefusalException when it does not, or nothing is published that could show it
     */
    void require(VerifyingKey offered) throws IOException, SQLException {
        if (is(offered)) {
            return;
        }
        List<SignedManifest> published = published();
        boolean isFollowed = published.stream().anyMatch(manifest -> known.verifies(manifest) && is(offered));
        if (!isFollowed) {
            throw new HeadquartersRefusalException("Headquarters signs with another key than the one this channel"
                    + (published.isEmpty() ? " knows, and has published nothing for its store that would show whether"
                    + " the one has signed the other: it is looked at again."
                    : " knows, which has not signed it: its packages are not taken. Restore headquarters' signing key,"
                    + " or begin a new channel database."));
        }
    }

    private List<SignedManifest> published() throws IOException, SQLException {
        Optional<Edition> whole = headquarters.dataGroup().ofStore().map(Edition::whole);
        List<SignedManifest> found = new ArrayList<>();
        for (TableSchema schema : TableSchema.newest().known()) {
            for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                // Who asks for an earlier schema has it made.
                if (whole.isPresent() && (found.isEmpty() || schema == TableSchema.newest())) {
                    headquarters.packages().next(whole.get(), kind, schema, 0).ifPresent(found::add);
                }
            }
        }
        return found;
    }
}
