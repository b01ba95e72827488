package org.evertill.verification.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** PostgreSQL's COPY, one a table, into the tables themselves. */
final class BareCopy implements BareTables {
    private static final HexFormat HEX = HexFormat.of();

    private final Connection connection;
    private final Statement statement;
    private final CopyManager copy;

    BareCopy(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        statement = connection.createStatement();
        copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    @Override
    public void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    @Override
    public void keep(List<Row> rows) throws SQLException {
        Map<SyncedTable, StringBuilder> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            write(lines.computeIfAbsent(row.table(), table -> new StringBuilder()), row);
        }
        statement.execute("BEGIN");
        for (Map.Entry<SyncedTable, StringBuilder> table : lines.entrySet()) {
            try {
                copy.copyIn("COPY " + table.getKey().name() + " FROM STDIN", new ByteArrayInputStream(
                        table.getValue().toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }
        statement.execute("COMMIT");
    }

    private static void write(StringBuilder line, Row row) {
        for (int column = 0; column < row.table().columns().size(); column++) {
            line.append(column == 0 ? "" : "\t").append(text(row.value(column)));
        }
        line.append('\n');
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case byte[] bytes -> "\\\\x" + HEX.formatHex(bytes);
            case Object other -> other.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
                    .replace("\r", "\\r");
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
