package org.evertill.offlinedb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;

/**
 * Reads a journal from its bytes: walks the hash chain of each incarnation, or copies the records out. Never writes, so
 * it may run beside the register; sees one state of the file. Any thread.
 */
public final class JournalVerifier {
    private static final String SERIES = """
            SELECT store_number, register_number, incarnation FROM journal_record
            UNION SELECT store_number, register_number, incarnation FROM register_identity
            ORDER BY 1, 2, 3""";
    private static final String ACKNOWLEDGED =
            "SELECT store_number, register_number, incarnation, sequence, hash FROM upload_watermark";
    private static final String OF_SERIES = " FROM journal_record"
            + " WHERE store_number = ? AND register_number = ? AND incarnation = ? ORDER BY sequence";

    private final SqliteFile journal;

    /** Takes a record's bytes. */
    @FunctionalInterface
    private interface RowSink<E extends Exception> {
        void accept(ResultSet row) throws SQLException, E;
    }

    private JournalVerifier(SqliteFile journal) {
        this.journal = journal;
    }

    /**
     * The journal of a data folder.
     *
     * @throws DataFolderException with a sentence, when there is none or it is newer than this program
     */
    public static JournalVerifier of(Path folder) throws DataFolderException {
        Path file = folder.resolve(OfflineDatabase.JOURNAL);
        if (!Files.isRegularFile(file)) {
            throw new DataFolderException("There is no journal in " + folder + ".");
        }
        JournalSchema.require(new SqliteFile(file));
        return new JournalVerifier(new SqliteFile(file));
    }

    /**
     * Walks the chain of every incarnation, and compares it with the last records the scale unit has acknowledged.
     *
     * @param known further records that somebody outside the journal remembers
     */
    public List<VerifiedJournal> verify(List<KnownHead> known) throws SQLException {
        try (Connection connection = journal.openReader()) {
            return SqliteTransaction.read(connection, () -> verify(connection, known));
        }
    }

    /** Writes every record's bytes, as they were committed, one per line: oldest first, incarnation by incarnation. */
    public void export(OutputStream lines) throws SQLException, IOException {
        try (Connection connection = journal.openReader()) {
            SqliteTransaction.<Boolean, IOException>read(connection, () -> {
                for (RegisterIdentity identity : series(connection)) {
                    JournalVerifier.<IOException>each(connection, "payload", identity, row -> {
                        lines.write(row.getBytes(1));
                        lines.write('\n');
                    });
                }
                return true;
            });
        }
    }

    static List<VerifiedJournal> verify(Connection connection, List<KnownHead> known) throws SQLException {
        List<KnownHead> heads = new ArrayList<>(known);
        heads.addAll(acknowledged(connection));
        List<VerifiedJournal> verified = new ArrayList<>();
        for (RegisterIdentity identity : series(connection)) {
            ChainWalk walk = new ChainWalk(identity, heads);
            JournalVerifier.<SQLException>each(connection, ChainWalk.COLUMNS, identity, walk::step);
            verified.add(walk.end());
        }
        return verified;
    }

    private static List<RegisterIdentity> series(Connection connection) throws SQLException {
        List<RegisterIdentity> series = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SERIES)) {
            while (row.next()) {
                series.add(new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return series;
    }

    private static List<KnownHead> acknowledged(Connection connection) throws SQLException {
        List<KnownHead> heads = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ACKNOWLEDGED)) {
            while (row.next()) {
                heads.add(new KnownHead(new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)),
                        row.getLong(4), HexFormat.of().formatHex(row.getBytes(5))));
            }
        }
        return heads;
    }

    private static <E extends Exception> void each(Connection connection, String columns, RegisterIdentity identity,
            RowSink<E> sink) throws SQLException, E {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + columns + OF_SERIES)) {
            statement.setString(1, identity.storeNumber());
            statement.setString(2, identity.registerNumber());
            statement.setLong(3, identity.incarnation());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(row);
                }
            }
        }
    }
}
