package org.evertill.scaleunit.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.schema.SchemaMigration;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL for all tests of this process, started when the first of them asks for it, and a database of its
 * own for each: a copy of one that was brought to its schema once. Where PostgreSQL cannot run those tests are skipped.
 */
public final class PostgresqlServer {
    private static PostgresqlServer shared;
    private static String whyNot;

    private final EmbeddedPostgres server;
    private final Map<String, String> templates = new HashMap<>();
    private int databases;

    private PostgresqlServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server; skips the test that asks where there cannot be one. */
    public static synchronized PostgresqlServer shared() {
        if (shared == null && whyNot == null) {
            try {
                // Nobody's sales: what a power cut would take from a test is of no use to anybody.
                shared = new PostgresqlServer(EmbeddedPostgres.builder().setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200").start());
            } catch (Exception | LinkageError e) {
                whyNot = "PostgreSQL cannot run here: " + e.getMessage();
            }
        }
        Assumptions.assumeTrue(shared != null, whyNot);
        return shared;
    }

    /** A new database, empty. */
    public synchronized PostgresqlAddress empty() throws SQLException {
        return make("template1");
    }

    /** A new database of this schema. */
    public synchronized PostgresqlAddress database(SchemaMigration migration) throws SQLException {
        String template = templates.get(migration.folder());
        if (template == null) {
            PostgresqlAddress made = empty();
            migration.bring(new PostgresqlStorage(made));
            template = name(made);
            templates.put(migration.folder(), template);
        }
        return make(template);
    }

    /** Asks the server as its administrator. */
    public void administer(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Puts everybody out of a database and lets nobody in; or lets them in again. */
    public void shut(PostgresqlAddress database, boolean shut) throws SQLException {
        administer("ALTER DATABASE " + name(database) + " ALLOW_CONNECTIONS " + !shut);
        if (shut) {
            administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(database)
                    + "'");
        }
    }

    /** The server's processes that serve a database and for which a condition holds. */
    public List<Long> processes(PostgresqlAddress database, String condition) throws SQLException {
        List<Long> processes = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE datname = '"
                        + name(database) + "' AND " + condition)) {
            while (result.next()) {
                processes.add(result.getLong(1));
            }
        }
        return processes;
    }

    private static String name(PostgresqlAddress database) {
        return database.url().replaceFirst(".*/", "");
    }

    private PostgresqlAddress make(String template) throws SQLException {
        String name = "evertill_" + ++databases;
        administer("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new PostgresqlAddress("jdbc:postgresql://localhost:" + server.getPort() + "/" + name,
                Optional.of("postgres"), Optional.empty());
    }
}
