package org.evertill.exchange.schema;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.evertill.exchange.tables.SqlDialect;

/** A database that lives on, as whoever brings it to its schema sees it. Its text says which one it is. */
public interface MigratedDatabase {

    /** In which words it is spoken to. */
    SqlDialect dialect();

    /** Whether there is a database yet that could be asked; false where the first connection makes it. */
    boolean isMade();

    /** A connection to ask by; the caller closes it. */
    Connection openReader() throws SQLException;

    /** Where the numbered scripts get their connections. */
    DataSource dataSource();
}
