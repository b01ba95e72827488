package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordWriter;
import org.evertill.exchange.tables.SqlDialect;

/**
 * Stores records with their projections inside one transaction, each behind a savepoint: one that the database's
 * constraints refuse leaves nothing behind and takes none of the others along. On the writer's thread.
 */
public final class RecordInsert implements AutoCloseable {
    /** SQLite's primary result code for a row that a constraint refuses. */
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int PRIMARY_CODE_MASK = 0xff;

    private final PreparedStatements statements;
    private final RecordWriter writer;

    /** Stores on a connection whose transaction the caller has begun. */
    public RecordInsert(Connection connection) {
        this.statements = new PreparedStatements(connection);
        this.writer = new RecordWriter(connection, SqlDialect.SQLITE);
    }

    /**
     * Stores a record.
     *
     * @return why it cannot be stored, then nothing of it is; empty when it is stored
     * @throws SQLException when the disk is at fault and not the record: then nobody's transaction can go on
     */
    public Optional<String> store(JournalRecord record) throws SQLException {
        statements.of("SAVEPOINT one_record").execute();
        try {
            writer.write(record);
            statements.of("RELEASE one_record").execute();
            return Optional.empty();
        } catch (SQLException e) {
            statements.of("ROLLBACK TO one_record").execute();
            statements.of("RELEASE one_record").execute();
            if ((e.getErrorCode() & PRIMARY_CODE_MASK) != SQLITE_CONSTRAINT) {
                throw e;
            }
            return Optional.of("the record contradicts itself, or what is here: " + e.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        statements.close();
    }
}
