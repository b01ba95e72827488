package org.evertill.verification.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One seeded way to tamper with a journal, as somebody would who has the file and an SQL tool. */
enum JournalMutation {
    /** One bit of a record's bytes or hashes. */
    FLIP_A_BIT {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.flipABit(on.pick("payload", "hash", "previous_hash"), on.anySequence());
        }
    },
    /** One column of a record's row. */
    CHANGE_A_RECORDS_COLUMN {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.change("journal_record", on.pick("store_number", "register_number", "incarnation", "sequence",
                    "record_id", "kind", "receipt_number", "recorded_at"));
        }
    },
    /** One column of one row read out of a record. */
    CHANGE_A_PROJECTION {
        @Override
        String apply(Tampering on) throws SQLException {
            String table = on.pick(PROJECTIONS);
            List<String> columns = on.columns(table);
            return on.change(table, columns.get(on.random.nextInt(columns.size())));
        }
    },
    /** A record and all its rows, from the first to the last acknowledged one. */
    REMOVE_A_RECORD {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.remove(on.acknowledgedSequence());
        }
    },
    /** One row of a projection. */
    REMOVE_A_ROW {
        @Override
        String apply(Tampering on) throws SQLException {
            String table = on.pick(PROJECTIONS);
            return on.run("DELETE FROM " + table + " WHERE rowid = " + on.rowid(table));
        }
    },
    /** A copy of a record, with a new id, in the middle or at the end; those after it move up. */
    INSERT_A_RECORD {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.insert(on.anySequence(), on.random.nextLong(1, on.last() + 2));
        }
    },
    /** One more row in a projection. */
    INSERT_A_ROW {
        @Override
        String apply(Tampering on) throws SQLException {
            String table = on.pick("retail_transaction_line", "retail_transaction_tender", "retail_transaction_tax");
            String column = on.columns(table).get(1);
            List<String> columns = new ArrayList<>(on.columns(table));
            columns.set(1, column.endsWith("number") ? column + " + 1000" : column + " || 'X'");
            return on.run("INSERT INTO " + table + " SELECT " + String.join(", ", columns) + " FROM " + table
                    + " WHERE rowid = " + on.rowid(table));
        }
    },
    /** Two records change places, with or without the numbers their rows name. */
    REORDER {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.swap(on.anySequence(), on.anySequence(), on.random.nextBoolean());
        }
    },
    /** The end, from a record the scale unit acknowledged. */
    CUT_THE_TAIL {
        @Override
        String apply(Tampering on) throws SQLException {
            long from = on.acknowledgedSequence();
            for (long sequence = on.last(); sequence >= from; sequence--) {
                on.remove(sequence);
            }
            return "cut off from " + from;
        }
    },
    /** A record is changed and every hash after it made anew, as only somebody with this program can. */
    REWRITE_THE_CHAIN {
        @Override
        String apply(Tampering on) throws SQLException {
            return on.rewrite(on.acknowledgedSequence());
        }
    };

    private static final String[] PROJECTIONS = {
        "retail_transaction", "retail_transaction_line", "retail_transaction_tax", "retail_transaction_tender"};

    /**
     * Tampers with a journal.
     *
     * @return what was done, or that the database itself would not have it
     */
    String tamper(Path journal, Random random) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + journal + "?synchronous=OFF&journal_mode=MEMORY")) {
            connection.setAutoCommit(false);
            String done = apply(new Tampering(connection, random));
            connection.commit();
            return name() + ": " + done;
        }
    }

    abstract String apply(Tampering on) throws SQLException;

    /** The tools; sequences of the one series count from 1, the acknowledged end is in the watermark. */
    static final class Tampering {

        private final Connection connection;
        private final Random random;

        private Tampering(Connection connection, Random random) {
            this.connection = connection;
            this.random = random;
        }

        private String pick(String... of) {
            return of[random.nextInt(of.length)];
        }

        private long last() throws SQLException {
            return number("SELECT max(sequence) FROM journal_record");
        }

        private long anySequence() throws SQLException {
            return random.nextLong(1, last() + 1);
        }

        private long acknowledgedSequence() throws SQLException {
            return random.nextLong(1, number("SELECT sequence FROM upload_watermark") + 1);
        }

        private long rowid(String table) throws SQLException {
            long rows = number("SELECT count(*) FROM " + table);
            return number("SELECT rowid FROM " + table + " LIMIT 1 OFFSET " + random.nextLong(rows));
        }

        private String flipABit(String column, long sequence) throws SQLException {
            byte[] bytes = bytes("SELECT " + column + " FROM journal_record WHERE sequence = " + sequence);
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            update("UPDATE journal_record SET " + column + " = ? WHERE sequence = " + sequence, bytes);
            return "bit " + bit + " of the " + column + " of " + sequence;
        }

        private String change(String table, String column) throws SQLException {
            String other = switch (random.nextInt(3)) {
                case 0 -> "iif(typeof(" + column + ") = 'integer', " + column + " + 1, coalesce(" + column
                        + ", '') || 'x')";
                case 1 -> "iif(typeof(" + column + ") = 'integer', " + column + " - 1, 'y')";
                default -> "iif(typeof(" + column + ") = 'integer', -" + column + " * 7 - 3, upper(coalesce("
                        + column + ", '')) || '0')";
            };
            String sql = "UPDATE " + table + " SET " + column + " = " + other + " WHERE rowid = " + rowid(table);
            return run(sql);
        }

        private String remove(long sequence) throws SQLException {
            String id = text("SELECT record_id FROM journal_record WHERE sequence = " + sequence);
            for (String table : PROJECTIONS) {
                run("DELETE FROM " + table + " WHERE record_id = '" + id + "'");
            }
            return run("DELETE FROM journal_record WHERE record_id = '" + id + "'");
        }

        private String insert(long of, long at) throws SQLException {
            run("UPDATE journal_record SET sequence = -sequence - 1 WHERE sequence >= " + at);
            run("UPDATE journal_record SET sequence = -sequence WHERE sequence < 0");
            long source = of >= at ? of + 1 : of;
            return run("INSERT INTO journal_record SELECT store_number, register_number, incarnation, " + at
                    + ", record_id || 'N', kind, receipt_number, recorded_at, previous_hash, hash, payload"
                    + " FROM journal_record WHERE sequence = " + source);
        }

        private String swap(long one, long other, boolean wholeRows) throws SQLException {
            long second = one == other ? one % last() + 1 : other;
            if (wholeRows) {
                run("UPDATE journal_record SET sequence = -sequence WHERE sequence = " + one);
                run("UPDATE journal_record SET sequence = " + one + " WHERE sequence = " + second);
                return run("UPDATE journal_record SET sequence = " + second + " WHERE sequence = -" + one);
            }
            byte[] first = bytes("SELECT payload FROM journal_record WHERE sequence = " + one);
            update("UPDATE journal_record SET payload = (SELECT payload FROM journal_record WHERE sequence = "
                    + second + ") WHERE sequence = " + one);
            update("UPDATE journal_record SET payload = ? WHERE sequence = " + second, first);
            return "payloads of " + one + " and " + second;
        }

        private String rewrite(long from) throws SQLException {
            String text = new String(bytes("SELECT payload FROM journal_record WHERE sequence = " + from),
                    StandardCharsets.UTF_8);
            byte[] payload = HandMadeDatabase.bytes(
                    text.replace("\"workerNumber\":\"7\"", "\"workerNumber\":\"8\""));
            update("UPDATE journal_record SET payload = ? WHERE sequence = " + from, payload);
            run("UPDATE retail_transaction SET worker_number = '8' WHERE sequence = " + from);
            byte[] head = bytes("SELECT previous_hash FROM journal_record WHERE sequence = " + from);
            for (long sequence = from; sequence <= last(); sequence++) {
                byte[] hash = Series.link(head,
                        bytes("SELECT payload FROM journal_record WHERE sequence = " + sequence));
                update("UPDATE journal_record SET previous_hash = ?, hash = ? WHERE sequence = " + sequence,
                        head, hash);
                head = hash;
            }
            return "from " + from;
        }

        private List<String> columns(String table) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "')")) {
                List<String> columns = new ArrayList<>();
                while (row.next()) {
                    columns.add(row.getString(1));
                }
                return columns;
            }
        }

        private String run(String sql) throws SQLException {
            update(sql);
            return sql;
        }

        private void update(String sql, byte[]... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int value = 0; value < values.length; value++) {
                    statement.setBytes(value + 1, values[value]);
                }
                statement.executeUpdate();
            }
        }

        private long number(String sql) throws SQLException {
            return Long.parseLong(text(sql));
        }

        private String text(String sql) throws SQLException {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
                return row.getString(1);
            }
        }

        private byte[] bytes(String sql) throws SQLException {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
                return row.getBytes(1);
            }
        }
    }
}
