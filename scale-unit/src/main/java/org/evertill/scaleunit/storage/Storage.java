package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.exchange.record.RowInsert;
import org.evertill.exchange.schema.MigratedDatabase;
import org.evertill.exchange.sqlite.SqliteTransaction.Question;

/**
 * Where one of the scale unit's own databases is kept: what differs between a file and a server beyond the words of
 * their SQL. Every connection is for one thread at a time.
 */
public interface Storage extends MigratedDatabase {

    /**
     * Makes sure that a connection can be opened.
     *
     * @throws SQLException with a sentence for whoever starts the program
     */
    void prepare() throws IOException, SQLException;

    /** A connection to write by, in {@link #write}. */
    Connection openWriter() throws SQLException;

    /**
     * Runs work in one transaction that no other writer's overlaps, of this program or another: what it finds stays so
     * until its end. Committed is what survives a power cut.
     */
    <T> T write(Connection writer, Question<T, SQLException> work) throws SQLException;

    /** Reads from one unchanging state of the database, however long it takes. */
    <T> T read(Connection reader, Question<T, SQLException> work) throws SQLException;

    /** How many rows at a time get into it best. */
    RowInsert inserts(Connection writer);

    /** Whether a connection is still one. Asked before each use of a connection that was kept. */
    boolean isUsable(Connection connection);

    /** Whether work failed because the database cannot be used at the moment: the same work may succeed later. */
    boolean isOutage(SQLException e);
}
