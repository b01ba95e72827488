package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.TrustedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this register is, kept in the journal beside the records numbered in its name. Every activation is another row
 * and another incarnation, so no number is ever used twice. Safe on any thread.
 */
public final class RegisterIdentityStore {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterIdentityStore.class);

    private static final String CURRENT = """
            SELECT store_number, register_number, incarnation, scale_unit_address, device_token, signing_key,
                   scale_unit_certificates, activated_at
            FROM register_identity ORDER BY activation_number DESC LIMIT 1""";
    private static final String NEWEST_INCARNATION = """
            SELECT max(incarnation) FROM (
                SELECT incarnation FROM register_identity WHERE store_number = ?1 AND register_number = ?2
                UNION ALL
                SELECT incarnation FROM journal_record WHERE store_number = ?1 AND register_number = ?2)""";
    private static final String TRUST = """
            UPDATE register_identity SET scale_unit_certificates = ?
            WHERE activation_number = (SELECT max(activation_number) FROM register_identity)""";
    private static final String KEYS = """
            SELECT signing_key, former_signing_key, former_signing_key_until
            FROM register_identity ORDER BY activation_number DESC LIMIT 1""";
    /** Of every activation by the same headquarters, so that what is unsent of an earlier one is still its own. */
    private static final String KEEP_KEYS = """
            UPDATE register_identity SET signing_key = ?1, former_signing_key = ?2, former_signing_key_until = ?3
            WHERE signing_key = (SELECT signing_key FROM register_identity
                WHERE activation_number = (SELECT max(activation_number) FROM register_identity))""";
    private static final String WIPE_TOKENS = "UPDATE register_identity SET device_token = ''";
    private static final String ADD = """
            INSERT INTO register_identity (store_number, register_number, incarnation, scale_unit_address,
                                           device_token, signing_key, scale_unit_certificates, activated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UNSENT_OF_OTHERS = """
            SELECT 1 FROM journal_record r
                LEFT JOIN upload_watermark w USING (store_number, register_number, incarnation)
            WHERE r.sequence > coalesce(w.sequence, 0) AND NOT (r.store_number = ? AND r.register_number = ?)
            LIMIT 1""";
    private static final String UNSENT_OF_ANOTHER_HEADQUARTERS = """
            SELECT 1 FROM journal_record r
                JOIN register_identity i USING (store_number, register_number, incarnation)
                LEFT JOIN upload_watermark w USING (store_number, register_number, incarnation)
            WHERE r.sequence > coalesce(w.sequence, 0) AND i.signing_key <> ?
            LIMIT 1""";
    /** What goes with register and headquarters: the running sale, the connection as it was left, reports not made. */
    private static final List<String> OF_ONE_REGISTER =
            List.of("draft", "draft_line", "unread_draft", "unread_draft_line", "connection_mode",
                    "unreported_sync_log");
    private static final String SIGN_ONS = """
            SELECT recorded_at FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND kind = 'signed-on'
            ORDER BY sequence""";
    private static final String FIRST_SIGN_ON = SIGN_ONS + " LIMIT 1";
    private static final String NEWEST_SIGN_ON = SIGN_ONS + " DESC LIMIT 1";

    private final JournalFile journal;

    RegisterIdentityStore(JournalFile journal) {
        this.journal = journal;
    }

    /** The newest activation; empty when this folder was never activated. */
    public Optional<RegisterActivation> current() {
        return journal.read(statements -> statements.first(CURRENT, RegisterIdentityStore::read));
    }

    /** Whether {@link #activate} would refuse; it throws the same. */
    void requireActivatable(RegisterActivation activation) {
        journal.read(statements -> {
            Optional<RegisterActivation> before = statements.first(CURRENT, RegisterIdentityStore::read);
            return before.equals(Optional.of(activation)) || isActivatable(statements, activation);
        });
    }

    /**
     * Changes by which certificates the scale unit is known, and nothing else; for the register's next start.
     *
     * @param certificates in PEM; empty for what the system trusts
     */
    public void trust(String certificates) {
        journal.write(statements -> statements.change(TRUST, certificates));
    }

    /**
     * The keys of headquarters as this register knows them; a newer one that is found is kept here.
     *
     * @throws IllegalStateException when this folder was never activated
     */
    public TrustedKeys trustedKeys(InstantSource clock) {
        KeyTrust kept = journal.read(statements -> statements.first(KEYS, row -> new KeyTrust(row.getString(1),
                Optional.ofNullable(row.getString(2)), Optional.ofNullable(row.getString(3)).map(Instant::parse))))
                .orElseThrow(() -> new IllegalStateException("This register has not been activated."));
        return new TrustedKeys(kept, this::keep, clock);
    }

    private void keep(KeyTrust trust) {
        journal.write(statements -> statements.change(KEEP_KEYS, trust.key(), trust.former().orElse(null),
                trust.formerUntil().map(Instant::toString).orElse(null)));
    }

    /** See {@link OfflineDatabase#activate}, which also throws away what another register had fetched. */
    void activate(RegisterActivation activation) {
        RegisterIdentity identity = activation.identity();
        journal.write(statements -> {
            Optional<RegisterActivation> before = statements.first(CURRENT, RegisterIdentityStore::read);
            if (before.equals(Optional.of(activation)) || !isActivatable(statements, activation)) {
                return false;
            }
            if (before.filter(old -> !old.isSuppliedAs(activation)).isPresent()) {
                for (String table : OF_ONE_REGISTER) {
                    statements.change("DELETE FROM " + table);
                }
            }
            statements.change(WIPE_TOKENS);
            statements.change(ADD, identity.storeNumber(), identity.registerNumber(), identity.incarnation(),
                    activation.scaleUnitAddress(), activation.deviceToken(), activation.signingKey(),
                    activation.certificates(), activation.activatedAt().toString());
            return true;
        });
    }

    /**
     * When somebody first signed on in the current incarnation: before that nothing is synchronised by itself. Where a
     * damaged file does not tell the first time, the newest is answered.
     */
    public Optional<Instant> firstSignOn() {
        Optional<RegisterIdentity> identity = current().map(RegisterActivation::identity);
        try {
            return identity.flatMap(present -> signOn(FIRST_SIGN_ON, present));
        } catch (JournalUnavailableException failed) {
            LOG.error("The oldest records cannot be read: {}", JournalFailure.reasonNotGiven(failed));
            return identity.flatMap(present -> signOn(NEWEST_SIGN_ON, present));
        }
    }

    private Optional<Instant> signOn(String which, RegisterIdentity identity) {
        return journal.read(statements -> statements.first(which, row -> Instant.parse(row.getString(1)),
                identity.storeNumber(), identity.registerNumber(), identity.incarnation()));
    }

    private static boolean isActivatable(Statements statements, RegisterActivation activation) throws SQLException {
        RegisterIdentity identity = activation.identity();
        long newest = statements.first(NEWEST_INCARNATION, row -> row.getLong(1),
                identity.storeNumber(), identity.registerNumber()).orElse(0L);
        if (identity.incarnation() <= newest) {
            throw new IllegalArgumentException("incarnation " + identity.incarnation() + " of register "
                    + identity.registerNumber() + " would use numbers again: incarnation " + newest
                    + " is known here");
        }
        // A scale unit takes records from the register that made them only, and that one's token is wiped.
        if (statements.first(UNSENT_OF_OTHERS, row -> true, identity.storeNumber(), identity.registerNumber())
                .isPresent()) {
            throw new IllegalStateException("records of another register than " + identity.registerNumber()
                    + " of store " + identity.storeNumber() + " are unsent, and nobody could send them then");
        }
        // It would take them for its own: the numbers are those of a register it has.
        if (statements.first(UNSENT_OF_ANOTHER_HEADQUARTERS, row -> true, activation.signingKey()).isPresent()) {
            throw new IllegalStateException("records made under another headquarters are unsent, and would be sent to"
                    + " this one");
        }
        return true;
    }

    private static RegisterActivation read(ResultSet row) throws SQLException {
        return new RegisterActivation(new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)),
                row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                Instant.parse(row.getString(8)));
    }
}
