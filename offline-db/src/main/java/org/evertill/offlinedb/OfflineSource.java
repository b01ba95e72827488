package org.evertill.offlinedb;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.FactSource;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.OfflineRefusals;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.facts.StaffReader.Published;
import org.evertill.exchange.facts.UnreadableRowException;
import org.evertill.exchange.security.PinHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the register's own reference and private files. Whatever is missing, unsound or broken there is an
 * {@link Answer.Unavailable}, never an exception. Any I/O thread; a PIN takes tens of milliseconds, one at a time.
 */
public final class OfflineSource implements FactSource {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineSource.class);

    private final RegisterIdentity identity;
    private final MasterFiles files;
    private final OfflineInventory inventory;
    private final WrongPins wrongPins;

    OfflineSource(RegisterIdentity identity, MasterFiles files, OfflineInventory inventory, WrongPins wrongPins) {
        this.identity = identity;
        this.files = files;
        this.inventory = inventory;
        this.wrongPins = wrongPins;
    }

    @Override
    public Answer answer(Question question) {
        try {
            OfflineReadiness ofFiles = inventory.ofFiles();
            return ofFiles.canSellOffline() ? ask(question)
                    : new Answer.Unavailable(OfflineRefusals.unanswered(ofFiles));
        } catch (UnreadableRowException e) {
            LOG.error("the offline database cannot answer {}: {}", question, e.getMessage());
            return new Answer.Unavailable(Refusal.of(RefusalReason.MASTER_DATA_UNREADABLE, e.word()));
        } catch (JournalUnavailableException e) {
            // Wrong PINs that cannot be counted could be tried without end.
            LOG.error("the offline database cannot answer {}", question, e);
            return unavailable(e.isDiskFull()
                    ? RefusalReason.JOURNAL_DISK_FULL : RefusalReason.JOURNAL_UNAVAILABLE);
        } catch (SQLException | RuntimeException e) {
            // What a file holds was written elsewhere: nothing in it may keep the register from starting.
            LOG.error("the offline database cannot answer {}", question, e);
            return unavailable(RefusalReason.OFFLINE_UNAVAILABLE);
        }
    }

    /** Whether the register could go through an outage right now, and what it lacks. */
    public OfflineReadiness readiness() {
        try {
            return inventory.readiness();
        } catch (SQLException | RuntimeException e) {
            LOG.error("the offline database cannot be read", e);
            return OfflineReadiness.NEVER_SYNCHRONISED;
        }
    }

    /** The profile headquarters has published for this register, or the published defaults before the first package. */
    public OfflineProfile profile() {
        try {
            return files.guarded().ask(guarded -> guarded.registers()
                            .offlineProfile(identity.storeNumber(), identity.registerNumber()))
                    .orElse(OfflineProfile.PUBLISHED_DEFAULTS);
        } catch (SQLException | RuntimeException e) {
            LOG.error("the offline profile cannot be read; the published defaults hold", e);
            return OfflineProfile.PUBLISHED_DEFAULTS;
        }
    }

    private Answer ask(Question question) throws SQLException {
        Optional<Answer> answer = switch (question) {
            case Question.ItemByCode item -> files.reference().ask(reference -> reference.items().byCode(item));
            case Question.ProductSearch search ->
                    files.reference().ask(reference -> reference.products().search(search));
            case Question.StoreDescription(LocalDate on) -> files.reference().ask(reference ->
                    reference.stores().store(identity.storeNumber(), on).<Answer>map(Answer.Described::new)
                            .orElseGet(() -> unavailable(RefusalReason.OFFLINE_UNAVAILABLE)));
            case Question.StaffList ignored ->
                    files.guarded().ask(guarded -> new Answer.Staff(guarded.staff().members()));
            case Question.Credentials credentials -> prove(credentials);
        };
        return answer.orElseGet(() -> unavailable(RefusalReason.OFFLINE_NEVER_SYNCHRONISED));
    }

    /** One at a time: a PIN costs much memory to check. */
    private synchronized Optional<Answer> prove(Question.Credentials credentials) throws SQLException {
        String number = credentials.workerNumber();
        Optional<Optional<Published>> asked = files.guarded().ask(guarded -> guarded.staff().worker(number));
        return asked.map(found -> found.map(published -> checked(published, credentials.pin()))
                .orElseGet(() -> notProved(RefusalReason.UNKNOWN_WORKER, number)));
    }

    private Answer checked(Published published, String pin) {
        String number = published.worker().number();
        Duration before = wrongPins.begin(number);
        if (before.isPositive()) {
            return mustWait(before);
        }
        if (!PinHash.verify(pin, published.pinHash())) {
            Duration after = wrongPins.waitAfter(number);
            return after.isPositive() ? mustWait(after) : notProved(RefusalReason.WRONG_PIN);
        }
        wrongPins.right(number);
        return published.blocked()
                ? notProved(RefusalReason.WORKER_BLOCKED, published.worker().name())
                : new Answer.Proved(published.worker());
    }

    private static Answer mustWait(Duration wait) {
        return notProved(RefusalReason.TOO_MANY_ATTEMPTS,
                Long.toString(Math.ceilDiv(wait.toMillis(), Duration.ofMinutes(1).toMillis())));
    }

    private static Answer notProved(RefusalReason reason, String... arguments) {
        return new Answer.NotProved(Refusal.of(reason, arguments));
    }

    private static Answer unavailable(RefusalReason reason) {
        return new Answer.Unavailable(Refusal.of(reason));
    }
}
