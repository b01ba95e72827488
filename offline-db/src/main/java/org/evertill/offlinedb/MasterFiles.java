package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.exchange.facts.ItemReader;
import org.evertill.exchange.facts.ProductSearcher;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.facts.StaffReader;
import org.evertill.exchange.facts.StoreReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;

/** The register's reference and private files. All of it can be thrown away, and the next packages bring it back. */
final class MasterFiles {
    private final GenerationPool<Reference> reference;
    private final GenerationPool<Guarded> guarded;

    /** What answers questions of one open reference file. */
    record Reference(ItemReader items, ProductSearcher products, StoreReader stores) {
        static Reference open(Connection connection, long version) {
            return new Reference(new ItemReader(connection, version), new ProductSearcher(connection, version),
                    new StoreReader(connection, version));
        }
    }

    /** What answers questions of one open private file. */
    record Guarded(StaffReader staff, RegisterReader registers) {
        static Guarded open(Connection connection, long version) {
            return new Guarded(new StaffReader(connection), new RegisterReader(connection));
        }
    }

    private MasterFiles(GenerationStore reference, GenerationStore guarded) {
        this.reference = new GenerationPool<>(reference, Reference::open);
        this.guarded = new GenerationPool<>(guarded, Guarded::open);
    }

    static MasterFiles open(Path folder) throws IOException {
        return new MasterFiles(GenerationStore.open(folder, DatabaseKind.REFERENCE),
                GenerationStore.open(folder, DatabaseKind.PRIVATE));
    }

    GenerationPool<Reference> reference() {
        return reference;
    }

    GenerationPool<Guarded> guarded() {
        return guarded;
    }

    void close() throws SQLException {
        reference.close();
        guarded.close();
    }
}
