package org.evertill.verification.bench;

import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.tables.Row;

/** What storing rows cannot do without: it reads nothing, makes nothing and checks nothing. One thread at a time. */
interface BareTables extends AutoCloseable {

    void execute(String sql) throws SQLException;

    /** Stores rows in a transaction of their own; durable when it returns. */
    void keep(List<Row> rows) throws SQLException;

    @Override
    void close() throws SQLException;
}
