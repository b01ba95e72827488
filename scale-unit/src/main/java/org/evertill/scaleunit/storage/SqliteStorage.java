package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.evertill.exchange.record.PreparedRows;
import org.evertill.exchange.record.RowInsert;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.evertill.exchange.sqlite.SqliteTransaction.Question;
import org.evertill.exchange.tables.SqlDialect;

/** A database in a file of its own. SQLite's lock is the one that keeps writers apart. */
public record SqliteStorage(SqliteFile file) implements Storage {

    /** In this file, which is made if it is missing. */
    public SqliteStorage(Path path) {
        this(new SqliteFile(path));
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(file.path().toAbsolutePath().getParent());
    }

    @Override
    public Connection openWriter() throws SQLException {
        return file.openWriter(Durability.EVERY_COMMIT);
    }

    @Override
    public Connection openReader() throws SQLException {
        return file.openReader();
    }

    @Override
    public <T> T write(Connection writer, Question<T, SQLException> work) throws SQLException {
        return SqliteTransaction.call(writer, work);
    }

    @Override
    public <T> T read(Connection reader, Question<T, SQLException> work) throws SQLException {
        return SqliteTransaction.read(reader, work);
    }

    @Override
    public RowInsert inserts(Connection writer) {
        return new PreparedRows(writer, dialect());
    }

    @Override
    public boolean isUsable(Connection connection) {
        return true;
    }

    @Override
    public boolean isOutage(SQLException e) {
        return false;
    }

    @Override
    public SqlDialect dialect() {
        return file.dialect();
    }

    @Override
    public boolean isMade() {
        return file.isMade();
    }

    @Override
    public DataSource dataSource() {
        return file.dataSource();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
