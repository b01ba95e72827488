package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.SchemaDemand;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * One look for the packages that registers here ask for, which the channel itself does not take. Those of one edition
 * and schema that do not come stop neither the others nor the channel: what the first failed of is thrown at the end.
 * For one thread.
 */
final class AskedPackages {
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE);

    private final PackageMirror mirror;
    private final SchemaDemand demand;
    private final Set<TableSchema> taken;
    private final ManifestTrust key;
    private @Nullable IOException first;

    /** @param taken the schema the channel itself takes; two while it changes */
    AskedPackages(PackageMirror mirror, SchemaDemand demand, Set<TableSchema> taken, ManifestTrust key) {
        this.mirror = mirror;
        this.demand = demand;
        this.taken = taken;
        this.key = key;
    }

    /**
     * Has the packages of an edition here in the schemas that registers ask for, see {@link PackageMirror#follow}, and
     * no others.
     *
     * @param isHere whether those of the channel's schema are here already
     */
    void follow(Edition edition, boolean isHere) throws IOException, SQLException {
        for (TableSchema schema : TableSchema.newest().known()) {
            boolean own = taken.contains(schema);
            try {
                if (!own && !demand.isWanted(edition, schema)) {
                    demand.drop(edition, schema);
                } else if (!own || !isHere) {
                    for (DatabaseKind kind : KINDS) {
                        mirror.follow(edition, kind, schema, key);
                    }
                }
            } catch (DownloadCanceledException | HeadquartersUnavailableException | HeadquartersRefusalException e) {
                // It would be no other with the next.
                throw e;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
    }

    /** All have had their turn. */
    void end() throws IOException {
        if (first != null) {
            throw first;
        }
    }
}
