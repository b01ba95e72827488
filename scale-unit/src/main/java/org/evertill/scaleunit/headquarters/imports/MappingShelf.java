package org.evertill.scaleunit.headquarters.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;

/** The mappings headquarters keeps, by name: columns are mapped once. */
public final class MappingShelf {
    private final ServerDatabase database;
    private final InstantSource clock;

    /** The mappings in headquarters' database. */
    public MappingShelf(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes a mapping from a file and keeps it under its name, in place of the one before.
     *
     * @throws ImportRefusedException when the file is no mapping; what is kept stays
     */
    public ImportMapping keep(Path file) throws IOException, SQLException, ImportRefusedException {
        String json = Files.readString(file, StandardCharsets.UTF_8);
        ImportMapping mapping = MappingJson.read(json.startsWith("\ufeff") ? json.substring(1) : json);
        String now = Timestamps.text(clock.instant());
        database.write(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO import_mapping VALUES (?, ?, ?)
                    ON CONFLICT (mapping_name) DO UPDATE
                    SET mapping = excluded.mapping, kept_at = excluded.kept_at
                    WHERE import_mapping.mapping <> excluded.mapping""")) {
                upsert.setString(1, mapping.name());
                upsert.setString(2, json);
                upsert.setString(3, now);
                return upsert.executeUpdate();
            }
        });
        return mapping;
    }

    /**
     * The mapping kept under a name.
     *
     * @throws ImportRefusedException when there is none; the sentence names those there are
     */
    public ImportMapping named(String name) throws SQLException, ImportRefusedException {
        Map<String, ImportMapping> kept = all();
        ImportMapping mapping = kept.get(name);
        if (mapping == null) {
            throw new ImportRefusedException("There is no file " + name + " and headquarters keeps no mapping of that"
                    + " name; it keeps " + (kept.isEmpty() ? "none" : String.join(", ", kept.keySet()))
                    + ". Nothing was imported.");
        }
        return mapping;
    }

    /**
     * The one kept mapping whose columns a file has; of several the one that says of more columns all that the others
     * say something of.
     *
     * @throws ImportRefusedException when there is none, or more than one
     */
    public ImportMapping fitting(List<String> header) throws SQLException, ImportRefusedException {
        List<ImportMapping> fitting = all().values().stream()
                .filter(mapping -> mapping.missingFrom(header).isEmpty()).toList();
        List<ImportMapping> fullest = fitting.stream()
                .filter(mapping -> fitting.stream().allMatch(other -> saysMore(mapping, other))).toList();
        if (fullest.size() != 1) {
            throw new ImportRefusedException((fitting.isEmpty()
                    ? "No mapping that headquarters keeps has the columns of this file."
                    : "The columns of this file fit more than one mapping: "
                            + String.join(", ", fitting.stream().map(ImportMapping::name).toList()) + ".")
                    + " Nothing was imported. Name one with --mapping; \"import suggest\" proposes a new one.");
        }
        return fullest.getFirst();
    }

    private static boolean saysMore(ImportMapping one, ImportMapping other) {
        return one == other || one.content() == other.content()
                && one.columns().size() > other.columns().size()
                && one.columns().values().containsAll(other.columns().values());
    }

    /** All mappings, by name. */
    public Map<String, ImportMapping> all() throws SQLException, ImportRefusedException {
        List<String> texts = database.read(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT mapping FROM import_mapping")) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        });
        Map<String, ImportMapping> mappings = new TreeMap<>();
        for (String text : texts) {
            ImportMapping mapping = MappingJson.read(text);
            mappings.put(mapping.name(), mapping);
        }
        return mappings;
    }
}
