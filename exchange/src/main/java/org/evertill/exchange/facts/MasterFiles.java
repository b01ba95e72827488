package org.evertill.exchange.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;

/**
 * The reference and private files of a folder, as registers and channels ask them. All of it can be thrown away, and
 * the next packages bring it back. Safe on any thread.
 */
public final class MasterFiles implements AutoCloseable {
    private final GenerationPool<Reference> reference;
    private final GenerationPool<Guarded> guarded;

    /** What answers questions of one open reference file. */
    public record Reference(ItemReader items, ProductSearcher products, StoreReader stores,
            CompletenessReader completeness) {

        /** Of a connection to a reference file whose data are of this version whenever it is asked. */
        public static Reference open(Connection connection, LongSupplier version) {
            return new Reference(new ItemReader(connection, version), new ProductSearcher(connection, version),
                    new StoreReader(connection, version), new CompletenessReader(connection));
        }
    }

    /** What answers questions of one open private file. */
    public record Guarded(StaffReader staff, RegisterReader registers, OfflineScopeReader scopes) {

        /** Of a connection to a private file. */
        public static Guarded open(Connection connection) {
            return new Guarded(new StaffReader(connection), new RegisterReader(connection),
                    new OfflineScopeReader(connection));
        }
    }

    private MasterFiles(GenerationStore reference, GenerationStore guarded) {
        this.reference = new GenerationPool<>(reference, Reference::open);
        this.guarded = new GenerationPool<>(guarded, (connection, _) -> Guarded.open(connection));
    }

    /** Opens a folder and makes it if it is missing. */
    public static MasterFiles open(Path folder) throws IOException {
        return open(folder, new RightOfWay());
    }

    /** As {@link #open(Path)}, where somebody goes before the changing and deleting of files. */
    public static MasterFiles open(Path folder, RightOfWay rightOfWay) throws IOException {
        return new MasterFiles(
                GenerationStore.open(folder, DatabaseKind.REFERENCE, TableSchema.newest(), rightOfWay),
                GenerationStore.open(folder, DatabaseKind.PRIVATE, TableSchema.newest(), rightOfWay));
    }

    /** Products, prices, taxes, the store. */
    public GenerationPool<Reference> reference() {
        return reference;
    }

    /** Staff, registers, profiles. */
    public GenerationPool<Guarded> guarded() {
        return guarded;
    }

    @Override
    public void close() throws SQLException {
        reference.close();
        guarded.close();
    }
}
