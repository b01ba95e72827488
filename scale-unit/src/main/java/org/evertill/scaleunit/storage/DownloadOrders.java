package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.ServerTables;
import org.evertill.exchange.wire.DownloadOrder;

/**
 * What headquarters wants of the downloads of some databases, at most one order each, in the channel's and
 * headquarters' database. Most have none, and no row.
 */
public final class DownloadOrders {
    private static final String SELECT = """
            SELECT store_number, register_number, order_id, kind, edition, reference_version, private_version,
                ordered_at, ordered_by
            FROM download_order ORDER BY store_number, register_number""";
    private static final String DELETE = "DELETE FROM download_order WHERE order_id = ?";

    private final ServerDatabase database;

    /** Works on a database that has the table. */
    public DownloadOrders(ServerDatabase database) {
        this.database = database;
    }

    /** All of them, by store and register; what a later program wrote and this one does not know is left out. */
    public List<StandingOrder> all() throws SQLException {
        return database.read(connection -> {
            List<StandingOrder> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    DownloadOrder order =
                            new DownloadOrder(row.getString(3), DownloadOrder.Kind.ofWord(row.getString(4)));
                    if (order.isKnown()) {
                        found.add(new StandingOrder(row.getString(1), row.getString(2), order, row.getString(5),
                                row.getLong(6), row.getLong(7), row.getString(8), row.getString(9)));
                    }
                }
            }
            return found;
        });
    }

    /** Keeps an order in place of the one its database has, as a part of a larger transaction. */
    public static void put(Connection connection, StandingOrder order) throws SQLException {
        Upserts.run(connection, ServerTables.DOWNLOAD_ORDER, List.of(row(order)));
    }

    /** These orders are over; what has come in the place of one of them stays. */
    public void delete(List<String> orderIds) throws SQLException {
        database.write(connection -> delete(connection, orderIds));
    }

    /** These are all there are. */
    public void replace(List<StandingOrder> orders) throws SQLException {
        database.write(connection -> {
            try (Statement all = connection.createStatement()) {
                all.executeUpdate("DELETE FROM download_order");
            }
            Upserts.run(connection, ServerTables.DOWNLOAD_ORDER, orders.stream().map(DownloadOrders::row).toList());
            return orders.size();
        });
    }

    /** {@link #delete(List)} as a part of a larger transaction. */
    public static int delete(Connection connection, List<String> orderIds) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (String id : orderIds) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return orderIds.size();
    }

    private static Row row(StandingOrder order) {
        return Row.of(ServerTables.DOWNLOAD_ORDER, order.storeNumber(), order.registerNumber(), order.order().id(),
                order.order().kind().name(), order.edition(), order.reference(), order.guarded(),
                order.orderedAt(), order.orderedBy());
    }
}
