package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.LaterTables;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTablesTest {
    private static final List<String> DRAWER_OPENING = LaterTables.DRAWER_OPENING.sql(SqlDialect.SQLITE).createAll();
    private static final List<String> OPENING_HOUR = LaterTables.OPENING_HOUR.sql(SqlDialect.SQLITE).createAll();

    @TempDir
    private Path folder;

    @Test
    void aTableDeclaredLaterComesToAChannelIfItTravelsUp() throws Exception {
        assertThat(schema("channel.db", Channel.MIGRATION))
                .containsAll(ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE))
                .containsAll(DRAWER_OPENING)
                .doesNotContainAnyElementsOf(OPENING_HOUR)
                .doesNotContainAnyElementsOf(ChannelTables.schema(DatabaseKind.REFERENCE, SqlDialect.SQLITE))
                .doesNotContainAnyElementsOf(ChannelTables.schema(DatabaseKind.PRIVATE, SqlDialect.SQLITE));
    }

    @Test
    void aTableDeclaredLaterComesToHeadquartersWhicheverWayItTravels() throws Exception {
        List<String> found = schema("headquarters.db", Headquarters.MIGRATION);
        assertThat(found).containsAll(DRAWER_OPENING).containsAll(OPENING_HOUR);
        for (DatabaseKind kind : DatabaseKind.values()) {
            assertThat(found).containsAll(ChannelTables.schema(kind, SqlDialect.SQLITE));
        }
    }

    /** What a database has that was made by this program and opened by a later one. */
    private List<String> schema(String name, SchemaMigration migration) throws SQLException {
        SqliteFile file = new SqliteFile(folder.resolve(name));
        migration.bring(file);
        migration.bring(file, LaterTables.declaration());
        List<String> found = new ArrayList<>();
        try (Connection connection = file.openReader(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }
}
