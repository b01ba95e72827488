package org.evertill.scaleunit.headquarters;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.scaleunit.storage.DownloadOrders;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * The channel database entities: one of each store, and one of each register that supports offline, in its store's data
 * group. They follow the stores and registers headquarters has; what registers tell of theirs is the cursor of each, so
 * that no row per package and register is ever needed.
 */
public final class ChannelDatabases {
    private static final String OF_STORES = """
            INSERT INTO channel_database
            SELECT 'channel-' || store_number, 'channel', store_number, NULL, ?, NULL FROM store WHERE true
            ON CONFLICT (database_code) DO UPDATE SET retired_at = NULL
            WHERE channel_database.retired_at IS NOT NULL""";
    private static final String OF_REGISTERS = """
            INSERT INTO channel_database
            SELECT 'offline-' || store_number || '-' || register_number, 'offline', store_number, register_number, ?,
                NULL FROM register WHERE support_offline = 1
            ON CONFLICT (database_code) DO UPDATE SET retired_at = NULL
            WHERE channel_database.retired_at IS NOT NULL""";
    private static final String RETIRE = """
            UPDATE channel_database SET retired_at = ? WHERE retired_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM store s WHERE kind = 'channel' AND s.store_number = channel_database.store_number)
            AND NOT EXISTS (SELECT 1 FROM register r WHERE kind = 'offline' AND r.support_offline = 1
                AND r.store_number = channel_database.store_number
                AND r.register_number = channel_database.register_number)""";
    /** Nothing is wanted of what is retired. */
    private static final String FORGET_ORDERS = """
            DELETE FROM download_order WHERE EXISTS (SELECT 1 FROM channel_database d
                WHERE d.retired_at IS NOT NULL AND d.store_number = download_order.store_number
                AND coalesce(d.register_number, '') = download_order.register_number)""";
    private static final String ALL = """
            SELECT d.database_code, d.kind, d.store_number, d.register_number, coalesce(g.data_group_code, ''),
                d.retired_at, coalesce((SELECT max(t.sequence) FROM journal_record t JOIN register_report p
                    ON p.store_number = t.store_number AND p.register_number = t.register_number
                    AND p.incarnation = t.incarnation
                    WHERE t.store_number = d.store_number AND t.register_number = d.register_number), 0)
            FROM channel_database d LEFT JOIN data_group_store g ON g.store_number = d.store_number
            ORDER BY d.store_number, d.kind, d.register_number""";

    private final ServerDatabase database;
    private final RegisterReports reports;
    private final RegisterAttempts attempts;
    private final DownloadOrders orders;
    private final InstantSource clock;

    ChannelDatabases(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.reports = new RegisterReports(database);
        this.attempts = new RegisterAttempts(database, clock);
        this.orders = new DownloadOrders(database);
        this.clock = clock;
    }

    /** Makes and retires entities so that they are those of the stores and registers there are. */
    public void follow() throws SQLException {
        String now = Timestamps.text(clock.instant());
        database.write(connection -> {
            int changed = 0;
            for (String sql : List.of(OF_STORES, OF_REGISTERS, RETIRE)) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, now);
                    changed += statement.executeUpdate();
                }
            }
            if (changed > 0) {
                try (PreparedStatement forget = connection.prepareStatement(FORGET_ORDERS)) {
                    changed += forget.executeUpdate();
                }
            }
            return changed;
        });
    }

    /**
     * Takes what the registers of a store and its channel have told; what others are said to have told there is left
     * out. What they were ordered and have carried out is over.
     */
    void take(String storeNumber, List<RegisterReport> told) throws SQLException {
        List<RegisterReport> own =
                told.stream().filter(report -> report.register().storeNumber().equals(storeNumber)).toList();
        reports.save(own, clock.instant());
        attempts.keep(own);
        List<String> carriedOut = own.stream().flatMap(report -> Stream.ofNullable(report.told().downloads()))
                .flatMap(downloads -> Stream.ofNullable(downloads.order())).filter(GivenOrder::carriedOut)
                .map(GivenOrder::id).toList();
        if (!carriedOut.isEmpty() && !orders.all().isEmpty()) {
            orders.delete(carriedOut);
        }
    }

    /** All of them, retired ones too, by store. */
    public List<ChannelDatabase> all() throws SQLException {
        follow();
        return database.read(connection -> {
            Map<List<String>, RegisterReport> told = new HashMap<>();
            RegisterReports.all(connection).forEach(report -> told.put(
                    List.of(report.register().storeNumber(), report.register().registerNumber()), report));
            List<ChannelDatabase> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(ALL); ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<String> register = Optional.ofNullable(row.getString(4));
                    found.add(new ChannelDatabase(row.getString(1), row.getString(2).equals("offline"),
                            row.getString(3), register, row.getString(5), Optional.ofNullable(row.getString(6)),
                            Optional.ofNullable(told.get(List.of(row.getString(3), register.orElse("")))),
                            row.getLong(7)));
                }
            }
            return found;
        });
    }
}
