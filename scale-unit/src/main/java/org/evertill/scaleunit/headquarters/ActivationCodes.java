package org.evertill.scaleunit.headquarters;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * One-time codes that turn a fresh installation into a register. A code has 60 random bits, works once and for three
 * days, and is stored as its hash; whoever guesses is slowed down by the channel.
 */
public final class ActivationCodes {
    /** Without 0, 1, I and O, which people mistake for one another. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final Duration VALID = Duration.ofDays(3);

    private static final String SEEN = """
            SELECT coalesce(max(incarnation), 0) FROM (
                SELECT max(incarnation) AS incarnation FROM journal_record
                WHERE store_number = ? AND register_number = ?
                UNION ALL
                SELECT incarnation FROM register_report WHERE store_number = ? AND register_number = ?) seen""";
    private static final String NEXT = """
            INSERT INTO register_incarnation VALUES (?, ?, ?)
            ON CONFLICT (store_number, register_number) DO UPDATE SET incarnation =
                CASE WHEN register_incarnation.incarnation < excluded.incarnation THEN excluded.incarnation
                ELSE register_incarnation.incarnation + 1 END
            RETURNING incarnation""";

    private final ServerDatabase database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Works on headquarters' database. */
    public ActivationCodes(ServerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a code for a register, such as {@code 7KQ2-M9XD-4TRW}. Codes made before stay valid until used.
     *
     * @throws IllegalArgumentException when headquarters has no such register
     */
    public String issue(String storeNumber, String registerNumber) throws SQLException {
        String code = randomCode();
        Instant now = clock.instant();
        boolean known = database.write(connection -> {
            if (!exists(connection, storeNumber, registerNumber)) {
                return false;
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO activation_code VALUES (?, ?, ?, ?, ?, NULL)")) {
                insert.setBytes(1, hash(code));
                insert.setString(2, storeNumber);
                insert.setString(3, registerNumber);
                insert.setString(4, Timestamps.text(now));
                insert.setString(5, Timestamps.text(now.plus(VALID)));
                insert.executeUpdate();
            }
            return true;
        });
        if (!known) {
            throw new IllegalArgumentException(
                    "Store " + storeNumber + " has no register " + registerNumber + " at headquarters.");
        }
        return code;
    }

    /**
     * Uses up a code of a store's register and begins the register's next incarnation, in one transaction. None begins
     * twice, also where the database was set back to an earlier moment: what was sold and told under one, and what the
     * channel has activated, say how far it had come.
     *
     * @param activated the newest activation the store's channel knows of each register
     * @return empty when the code is unknown, used, too old, or of another store's register
     */
    public Optional<RegisterIdentity> redeem(String storeNumber, String code, List<RegisterIdentity> activated)
            throws SQLException {
        return database.write(connection -> {
            Optional<RegisterIdentity> register = use(connection, storeNumber, hash(code));
            return register.isEmpty() ? register
                    : Optional.of(nextIncarnation(connection, register.get(), activated));
        });
    }

    private Optional<RegisterIdentity> use(Connection connection, String storeNumber, byte[] hash)
            throws SQLException {
        String now = Timestamps.text(clock.instant());
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE activation_code SET used_at = ? WHERE code_hash = ? AND used_at IS NULL AND expires_at > ?
                AND store_number = ?
                RETURNING store_number, register_number""")) {
            update.setString(1, now);
            update.setBytes(2, hash);
            update.setString(3, now);
            update.setString(4, storeNumber);
            try (ResultSet result = update.executeQuery()) {
                return result.next()
                        ? Optional.of(new RegisterIdentity(result.getString(1), result.getString(2), 0))
                        : Optional.empty();
            }
        }
    }

    private static RegisterIdentity nextIncarnation(Connection connection, RegisterIdentity register,
            List<RegisterIdentity> activated) throws SQLException {
        long above = activated.stream()
                .filter(other -> other.storeNumber().equals(register.storeNumber())
                        && other.registerNumber().equals(register.registerNumber()))
                .mapToLong(RegisterIdentity::incarnation).max().orElse(0);
        long next = 1 + Math.max(above, seen(connection, register));
        try (PreparedStatement upsert = connection.prepareStatement(NEXT)) {
            upsert.setString(1, register.storeNumber());
            upsert.setString(2, register.registerNumber());
            upsert.setLong(3, next);
            try (ResultSet result = upsert.executeQuery()) {
                result.next();
                return new RegisterIdentity(register.storeNumber(), register.registerNumber(), result.getLong(1));
            }
        }
    }

    /** The newest incarnation of a register that records or reports are here of; 0 without any. */
    private static long seen(Connection connection, RegisterIdentity register) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEEN)) {
            for (int parameter = 1; parameter <= 4; parameter += 2) {
                select.setString(parameter, register.storeNumber());
                select.setString(parameter + 1, register.registerNumber());
            }
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static boolean exists(Connection connection, String storeNumber, String registerNumber)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM register WHERE store_number = ? AND register_number = ?")) {
            select.setString(1, storeNumber);
            select.setString(2, registerNumber);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }

    private String randomCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Typed with or without dashes and in either case, a code is the same code. */
    private static byte[] hash(String code) {
        String plain = code.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
        return HexFormat.of().parseHex(Sha256.hexOf(plain.getBytes(StandardCharsets.UTF_8)));
    }
}
