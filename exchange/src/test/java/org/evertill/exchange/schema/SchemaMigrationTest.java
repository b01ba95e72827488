package org.evertill.exchange.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.LaterTables;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigrationTest {
    private static final String SCRIPTS = "org/evertill/exchange/schema/";
    private static final SchemaMigration FIRST =
            new SchemaMigration(Set.of(DatabaseKind.JOURNAL), SCRIPTS + "first", 1);
    private static final SchemaMigration SECOND =
            new SchemaMigration(Set.of(DatabaseKind.JOURNAL), SCRIPTS + "second", 2);

    @TempDir
    private Path folder;
    private SqliteFile file;

    @BeforeEach
    void name() {
        file = new SqliteFile(folder.resolve("what is it? 100 %.db"));
    }

    @Test
    void makesTheDeclaredTablesAndTheOwnOnes() throws SQLException {
        FIRST.bring(file);
        assertThat(schema()).containsAll(ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE))
                .anyMatch(sql -> sql.startsWith("CREATE TABLE own_note"))
                .noneMatch(sql -> sql.startsWith("CREATE TABLE product"));
        assertThat(number("PRAGMA user_version")).isEqualTo(1);
        assertThat(FIRST.isCurrent(file)).isTrue();
    }

    @Test
    void addsWhatALaterDeclarationHasMoreAndKeepsTheRows() throws SQLException {
        FIRST.bring(file);
        execute("INSERT INTO own_note VALUES ('a', 'stays')",
                // As in a database whose first script had another text.
                "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
        FIRST.bring(file, LaterTables.declaration());
        assertThat(schema()).containsAll(LaterTables.DRAWER_OPENING.sql(SqlDialect.SQLITE).createAll());
        execute("INSERT INTO drawer_opening VALUES ('a', 'noon', NULL)");
        List<SyncedTable> latest = new ArrayList<>(ChannelTables.all());
        latest.add(LaterTables.drawerOpeningWith(Column.integer("amount_minor").orNull()));
        FIRST.bring(file, latest);
        assertThat(number("SELECT count(*) FROM drawer_opening WHERE amount_minor IS NULL")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name = 'drawer_opening_by_amount_minor'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM own_note")).isEqualTo(1);
        assertThat(FIRST.isCurrent(file)).as("an older program still finds all it needs").isTrue();
    }

    @Test
    void saysThatScriptsAreMissingInsteadOfMakingADatabaseWithoutThem() throws SQLException {
        SchemaMigration nowhere = new SchemaMigration(Set.of(DatabaseKind.JOURNAL), SCRIPTS + "nowhere", 1);
        assertThatThrownBy(() -> nowhere.bring(file)).isInstanceOf(SQLException.class)
                .hasMessageContaining("cannot be brought to this program's schema");
        SchemaMigration fewer = new SchemaMigration(Set.of(DatabaseKind.JOURNAL), SCRIPTS + "first", 2);
        assertThatThrownBy(() -> fewer.bring(file)).isInstanceOf(SQLException.class)
                .hasMessageContaining("is not at schema 2");
        FIRST.bring(file);
        assertThat(FIRST.isCurrent(file)).as("what was refused can be mended").isTrue();
    }

    @Test
    void refusesAColumnThatOldRowsHaveNoValueFor() throws SQLException {
        FIRST.bring(file, LaterTables.declaration());
        List<SyncedTable> latest = List.of(LaterTables.drawerOpeningWith(Column.integer("amount_minor")));
        assertThatThrownBy(() -> FIRST.bring(file, latest)).isInstanceOf(SQLException.class)
                .hasMessageContaining("drawer_opening has no column amount_minor");
    }

    @Test
    void runsEachScriptOnceAfterTheTablesItSpeaksOf() throws SQLException {
        FIRST.bring(file);
        execute("INSERT INTO journal_record VALUES ('S', 'R', 1, 1, 'a', 'sale', 1, 'noon', x'00', x'00', x'00')");
        assertThat(SECOND.isCurrent(file)).isFalse();
        SECOND.bring(file);
        SECOND.bring(file);
        assertThat(number("SELECT count(*) FROM own_note WHERE note = 'sale'")).isEqualTo(1);
        assertThat(number("PRAGMA user_version")).isEqualTo(2);
        SqliteFile fresh = new SqliteFile(folder.resolve("fresh.db"));
        SECOND.bring(fresh);
        assertThat(SECOND.isCurrent(fresh)).isTrue();
    }

    @Test
    void leavesADatabaseAloneThatIsCurrentOrNewer() throws Exception {
        SECOND.bring(file);
        byte[] before = Files.readAllBytes(file.path());
        SECOND.bring(file);
        assertThatThrownBy(() -> FIRST.bring(file)).isInstanceOf(SchemaTooNewException.class)
                .hasMessageContaining("has schema 2; this program knows 1");
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    }

    private List<String> schema() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = file.openReader(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = file.openReader(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = file.openWriter(Durability.EVERY_COMMIT);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
