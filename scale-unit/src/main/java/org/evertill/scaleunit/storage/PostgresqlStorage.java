package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.evertill.exchange.record.RowInsert;
import org.evertill.exchange.sqlite.SqliteTransaction.Question;
import org.evertill.exchange.tables.SqlDialect;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database in a PostgreSQL server. Writers take turns as in SQLite, by a lock that the server keeps for a
 * transaction, so that a number given to a row is never committed after a higher one, and what a transaction has looked
 * up holds until its end.
 */
public record PostgresqlStorage(PostgresqlAddress address) implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlStorage.class);

    /** The oldest that is maintained; transactions have had numbers that never come again since 13. */
    private static final int OLDEST_VERSION = 14;
    private static final int USABLE_WITHIN_SECONDS = 2;
    /** Half of the lock's key; the other half is the schema, so that each database has a lock of its own. */
    private static final int LOCK = 0x45564c4c;

    /** Longer than any transaction of ours; then who waits hears that the database cannot be used. */
    private static final String SESSION = """
            SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '5min';
            SET synchronous_commit = on; SET client_min_messages = warning; SET statement_timeout = 0;
            SET default_transaction_isolation = 'read committed'""";
    /** Each statement sees what is committed when it begins, so all after the lock see what others wrote before. */
    private static final String BEGIN = "BEGIN; SELECT pg_advisory_xact_lock(" + LOCK
            + ", current_schema()::regnamespace::oid::integer)";

    /**
     * What passes: the connection (08), room and memory (53), an operator or a start or end of the server (57), a
     * failing disk (58), a standby that was asked (25006), and others' locks (40, 55).
     */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58", "40", "55");
    private static final String STANDBY = "25006";

    @Override
    public void prepare() throws SQLException {
        try (Connection connection = openWriter(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        SELECT current_setting('server_version_num')::integer / 10000,
                            current_setting('server_encoding'), current_schema(), current_setting('fsync'),
                            pg_is_in_recovery()""")) {
            result.next();
            require(result.getInt(1) >= OLDEST_VERSION, "is PostgreSQL " + result.getInt(1) + "; this program needs "
                    + OLDEST_VERSION + " or newer.");
            require("UTF8".equals(result.getString(2)), "keeps text as " + result.getString(2)
                    + ". Make it anew with ENCODING 'UTF8'.");
            require(result.getString(3) != null, "has no schema of the name in its address."
                    + " Make it with CREATE SCHEMA, for the role this program goes by.");
            require(!result.getBoolean(5), "is a standby, which cannot be written. Name the primary.");
            if (!"on".equals(result.getString(4))) {
                LOG.warn("{} runs with fsync off: a power cut there may lose sales that registers no longer have",
                        address);
            }
        }
    }

    private void require(boolean holds, String otherwise) throws SQLException {
        if (!holds) {
            throw new SQLException("The database " + address + " " + otherwise);
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        return open(SESSION);
    }

    @Override
    public Connection openReader() throws SQLException {
        return open(SESSION + "; SET default_transaction_read_only = on");
    }

    private Connection open(String settings) throws SQLException {
        Connection connection;
        try {
            connection = new Driver().connect(address.url(), properties());
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(told(e), e);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "evertill");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        // A line that is cut in silence must end some time, and a package of a million rows must not be held whole.
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("defaultRowFetchSize", "1000");
        return properties;
    }

    /** What whoever runs the program can do about a connection that was not to be had. */
    private String told(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> "The database " + address + " does not let this program in: " + e.getMessage();
            case "3D000" -> "There is no database " + address + ". Make it with CREATE DATABASE.";
            case "53300" -> "The database " + address + " has no connection left for this program.";
            default -> "The database " + address + " cannot be reached: " + e.getMessage();
        };
    }

    @Override
    public <T> T write(Connection writer, Question<T, SQLException> work) throws SQLException {
        execute(writer, BEGIN);
        return finish(writer, work);
    }

    @Override
    public <T> T read(Connection reader, Question<T, SQLException> work) throws SQLException {
        // Rows come a thousand at a time only where the driver itself knows of the transaction.
        reader.setAutoCommit(false);
        try {
            execute(reader, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return finish(reader, work);
        } finally {
            if (!reader.isClosed()) {
                reader.setAutoCommit(true);
            }
        }
    }

    private static <T> T finish(Connection connection, Question<T, SQLException> work) throws SQLException {
        try {
            T result = work.run();
            execute(connection, "COMMIT");
            return result;
        } catch (Throwable first) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException second) {
                // The connection is gone, and the transaction with it.
                first.addSuppressed(second);
            }
            throw first;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public RowInsert inserts(Connection writer) {
        return new CopiedRows(writer);
    }

    @Override
    public boolean isUsable(Connection connection) {
        try {
            return connection.isValid(USABLE_WITHIN_SECONDS);
        } catch (SQLException e) {
            LOG.debug("a connection to {} cannot even be asked", address, e);
            return false;
        }
    }

    @Override
    public boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == STANDBY.length()
                && (state.equals(STANDBY) || OUTAGES.contains(state.substring(0, 2)));
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public boolean isMade() {
        return true;
    }

    @Override
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(source::setPassword);
        return source;
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
