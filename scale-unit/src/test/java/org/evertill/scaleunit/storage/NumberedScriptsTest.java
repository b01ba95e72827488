package org.evertill.scaleunit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

/** The numbered scripts are for SQLite and PostgreSQL alike. */
class NumberedScriptsTest {
    private static final Pattern OF_ONE_DATABASE =
            Pattern.compile("\\b(TEXT|INTEGER|BIGINT|BLOB|BYTEA|STRICT|AUTOINCREMENT|ROWID|REAL)\\b");

    @Test
    void theySayInWordsForBothWhatBothCallDifferently() throws IOException {
        for (SchemaMigration migration : List.of(Channel.MIGRATION, Headquarters.MIGRATION)) {
            MigrationInfo[] scripts = Flyway.configure().dataSource("jdbc:sqlite::memory:", "", "")
                    .locations("classpath:" + migration.folder())
                    .placeholders(SqlDialect.SQLITE.scriptWords()).load().info().all();
            assertThat(scripts).as(migration.folder()).hasSize(migration.version());
            for (MigrationInfo script : scripts) {
                Matcher found = OF_ONE_DATABASE.matcher(text(migration.folder() + "/" + script.getScript()));
                assertThat(found.find()).as("%s says %s: write ${text}, ${integer}, ${bytes}, ${counted} or ${options}",
                        script.getScript(), found.reset().find() ? found.group() : "nothing").isFalse();
            }
        }
    }

    private static String text(String resource) throws IOException {
        try (var in = NumberedScriptsTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
        }
    }
}
