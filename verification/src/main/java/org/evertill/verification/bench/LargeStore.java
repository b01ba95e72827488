package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.verification.house.LargeCatalogue;
import org.evertill.verification.house.ProvisionedFolder;

/**
 * The register several benchmarks measure: activated, with a catalogue of a million products that was written, signed
 * and installed as a package. Made once, when the first of them asks, in that one's folder.
 */
public final class LargeStore {

    private final long products;
    private final LargeCatalogue catalogue;
    private Optional<Path> made = Optional.empty();

    /** @param products how many, the demo store's few hundred included */
    public LargeStore(long products) {
        this.products = products;
        this.catalogue = new LargeCatalogue(products);
    }

    /** The register's data folder; the caller closes what it opens in it. */
    synchronized Path register(Path folder) throws IOException, SQLException, DataFolderException {
        if (made.isEmpty()) {
            Path data = Files.createDirectories(folder.resolve("large-store")).resolve("register");
            ProvisionedFolder.make(data, catalogue::read);
            bringToDisk(data.getParent());
            made = Optional.of(data);
        }
        return made.get();
    }

    /** What was written to make it must not be what a sync of the register waits for when that is measured. */
    private static void bringToDisk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(file)) {
                    channel.force(true);
                }
            }
        }
    }

    /** How many products, in words for a measurement's name. */
    String size() {
        return "%,d products".formatted(products);
    }

    /** What can be scanned beside the demo store's own goods. */
    LargeCatalogue catalogue() {
        return catalogue;
    }

    /** The register's own offline answers. */
    static OfflineSource source(OfflineDatabase database) {
        RegisterIdentity identity = database.identities().current().orElseThrow().identity();
        return database.source(identity, Clock.systemUTC());
    }

    /** The installed file with the products. */
    static Path reference(OfflineDatabase database) {
        GenerationStore store = database.generations(DatabaseKind.REFERENCE);
        return store.current().orElseThrow().path();
    }
}
