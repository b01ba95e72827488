package org.evertill.scaleunit.headquarters.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;

/** An empty headquarters with a folder beside it, where tests lay down files and have them imported. */
final class ImportDesk {
    static final String PRICES = """
            {"name": "prices", "content": "products",
             "columns": {"chain": "chain", "store": "store", "code": "code", "name": "name", "price": "price",
                         "weighed": "weighed"},
             "store": {"currency": "ILS", "language": "he", "time-zone": "Asia/Jerusalem"},
             "goods": {"tax-group": "vat", "tax-percent": "18"}}""";
    static final String PROMOTIONS = """
            {"name": "promotions", "content": "promotions",
             "columns": {"chain": "chain", "store": "store", "code": "code", "promotion": "promotion",
                         "description": "text", "valid-to": "until", "minimum-quantity": "quantity",
                         "promotion-price": "price", "discount-rate": "rate", "members-only": "club",
                         "coupon": "coupon", "reward": "kind"},
             "store": {"currency": "ILS", "time-zone": "Asia/Jerusalem"}}""";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-10T06:00:00Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Headquarters headquarters;

    ImportDesk(Path folder) throws IOException, SQLException {
        this(folder, StorageKind.SQLITE);
    }

    ImportDesk(Path folder, StorageKind kind) throws IOException, SQLException {
        Path own = folder.resolve("headquarters");
        this.folder = folder;
        this.headquarters = new Headquarters(own, kind.databases().headquarters(own), CLOCK);
        headquarters.start();
    }

    Headquarters headquarters() {
        return headquarters;
    }

    ImportHistory history() {
        return new ImportHistory(headquarters.database(), CLOCK);
    }

    MappingShelf mappings() {
        return new MappingShelf(headquarters.database(), CLOCK);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset encoding) throws IOException {
        return Files.write(file(name), text.getBytes(encoding));
    }

    Path pack(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file(name);
    }

    /** A request that makes what is missing, for a file with these lines. */
    ImportRequest request(String mapping, String... lines) throws Exception {
        return request(mapping, write("file.csv", String.join("\n", lines) + "\n"));
    }

    ImportRequest request(String mapping, Path file) throws Exception {
        return new ImportRequest(file, MappingJson.read(mapping), "tester", false, false, true, "", Map.of(),
                Optional.of(file("rejected.csv")), Optional.of(file("remarks.csv")));
    }

    ImportReport run(ImportRequest request) throws Exception {
        return new ImportJob(headquarters, CLOCK).run(request, (rows, percent) -> { });
    }

    /** One store's own rows of a table. */
    List<Row> rows(String store, SyncedTable table) throws SQLException {
        return headquarters.masters().rows(DataGroups.ownGroupOf(store), table);
    }

    void close() throws Exception {
        headquarters.stop();
    }
}
