package org.evertill.verification.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of its own that keeps what is committed, on the disk that everything else is measured on. */
final class BenchServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    /**
     * Starts one in a folder.
     *
     * @throws IOException where PostgreSQL cannot run
     */
    BenchServer(Path folder) throws IOException {
        try {
            server = EmbeddedPostgres.builder().setDataDirectory(folder).setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on").setServerConfig("shared_buffers", "512MB").start();
        } catch (IllegalStateException | LinkageError e) {
            throw new IOException("PostgreSQL cannot run here: " + e.getMessage(), e);
        }
    }

    /** The address of a new database. */
    String database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
