package org.evertill.scaleunit.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.WireJson;
import org.jspecify.annotations.Nullable;

/** What registers last told of their offline databases, one row each, in the channel's and headquarters' database. */
public final class RegisterReports {
    private static final String SAVE = """
            INSERT INTO register_report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (store_number, register_number) DO UPDATE SET incarnation = excluded.incarnation,
                reference_edition = excluded.reference_edition, reference_version = excluded.reference_version,
                private_edition = excluded.private_edition, private_version = excluded.private_version,
                unsent_records = excluded.unsent_records, oldest_unsent_at = excluded.oldest_unsent_at,
                reported_at = excluded.reported_at, downloads = excluded.downloads
            WHERE excluded.reported_at >= register_report.reported_at OR register_report.reported_at > ?""";
    private static final String ALL = """
            SELECT store_number, register_number, incarnation, reference_edition, reference_version, private_edition,
                private_version, unsent_records, oldest_unsent_at, reported_at, downloads
            FROM register_report ORDER BY reported_at, store_number, register_number""";
    private static final String OF = """
            SELECT store_number, register_number, incarnation, reference_edition, reference_version, private_edition,
                private_version, unsent_records, oldest_unsent_at, reported_at, downloads
            FROM register_report WHERE store_number = ? AND register_number = ? AND incarnation = ?""";

    private final ServerDatabase database;

    /** Works on a database that has the table. */
    public RegisterReports(ServerDatabase database) {
        this.database = database;
    }

    /**
     * Keeps reports, each in place of an older one of its register, and of one from a time that has not come: the clock
     * it was told by was ahead.
     */
    public void save(List<RegisterReport> reports, Instant now) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
                for (RegisterReport report : reports) {
                    bind(insert, report);
                    insert.setString(12, Timestamps.text(now));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return reports.size();
        });
    }

    /** What every register told last, oldest first. */
    public List<RegisterReport> all() throws SQLException {
        return database.read(RegisterReports::all);
    }

    /** What a register told last; empty where it told nothing in its present incarnation. */
    public Optional<RegisterReport> of(RegisterIdentity register) throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF)) {
                select.setString(1, register.storeNumber());
                select.setString(2, register.registerNumber());
                select.setLong(3, register.incarnation());
                return read(select).stream().findFirst();
            }
        });
    }

    /** {@link #all()} within a transaction. */
    public static List<RegisterReport> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ALL)) {
            return read(select);
        }
    }

    private static List<RegisterReport> read(PreparedStatement select) throws SQLException {
        List<RegisterReport> reports = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reports.add(new RegisterReport(
                        new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)),
                        new RegisterReportRequest(row.getString(4), row.getLong(5), row.getString(6),
                                row.getLong(7), row.getLong(8), row.getString(9), downloads(row.getString(11))),
                        row.getString(10)));
            }
        }
        return reports;
    }

    private static void bind(PreparedStatement insert, RegisterReport report) throws SQLException {
        insert.setString(1, report.register().storeNumber());
        insert.setString(2, report.register().registerNumber());
        insert.setLong(3, report.register().incarnation());
        insert.setString(4, report.told().referenceEdition());
        insert.setLong(5, report.told().referenceVersion());
        insert.setString(6, report.told().privateEdition());
        insert.setLong(7, report.told().privateVersion());
        insert.setLong(8, report.told().unsentRecords());
        insert.setString(9, report.told().oldestUnsentAt());
        insert.setString(10, report.reportedAt());
        insert.setString(11, text(report.told().downloads()));
    }

    private static @Nullable String text(@Nullable Downloads downloads) throws SQLException {
        try {
            return downloads == null ? null : WireJson.mapper().writeValueAsString(downloads);
        } catch (JsonProcessingException e) {
            throw new SQLException("what a register told of its downloads is no JSON", e);
        }
    }

    /** A word that a later program wrote here is passed over: the next report of the register follows. */
    private static @Nullable Downloads downloads(@Nullable String text) {
        try {
            return text == null ? null : WireJson.mapper().readValue(text, Downloads.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
