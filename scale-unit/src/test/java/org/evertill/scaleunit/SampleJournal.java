package org.evertill.scaleunit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.wire.UploadRecord;

/** A register's journal in memory: chained records as a till would send them. */
public final class SampleJournal {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final Currency DOLLAR = Currency.getInstance("USD");

    private final RegisterIdentity register;
    private byte[] previousHash;
    private long sequence;
    private long receiptNumber;

    public SampleJournal(RegisterIdentity register) {
        this.register = register;
        this.previousHash = RecordHash.genesis(register);
    }

    /** This journal, whose last record is another than the one it made. */
    public SampleJournal behind(UploadRecord last) {
        previousHash = last.hash();
        return this;
    }

    /** The next record: a worker signs on. */
    public UploadRecord signedOn() {
        return next(new SignedOn(UuidCreator.getTimeOrderedEpoch(), NOON, "000160"), OptionalLong.empty());
    }

    /** The next record: a sale of so many pieces at 2.50, paid in cash. */
    public UploadRecord sale(int pieces) {
        ItemFacts facts = new ItemFacts(new Product("10001", "Gala apples", Map.of(), "produce",
                UnitOfMeasure.EACH, true, false), "", UnitPrice.of("2.50", DOLLAR),
                new TaxGroup("none", List.of()), 1);
        Cart cart = Cart.begin(UuidCreator.getTimeOrderedEpoch(), NOON, DOLLAR).withItem(facts, Quantity.of(pieces));
        Money total = cart.totals().total();
        Cart paid = cart.withTender("cash", total, Money.zero(DOLLAR));
        return next(new SalesTransaction(NOON, LocalDate.of(2026, 11, 21), "000160",
                UUID.fromString("0199a0a0-0000-7000-8000-000000000001"), ConnectionState.OFFLINE, paid, paid.totals(),
                Optional.empty()), OptionalLong.of(++receiptNumber));
    }

    /** The same record with one byte of its payload changed. */
    public static UploadRecord altered(UploadRecord record) {
        byte[] payload = record.payload().clone();
        payload[payload.length / 2] ^= 1;
        return with(record, record.hash(), payload);
    }

    /** The same record with another payload and the hash that fits it. */
    public static UploadRecord forged(UploadRecord record, String find, String replacement) {
        byte[] payload = new String(record.payload(), StandardCharsets.UTF_8)
                .replace(find, replacement).getBytes(StandardCharsets.UTF_8);
        return with(record, RecordHash.next(record.previousHash(), payload), payload);
    }

    private static UploadRecord with(UploadRecord record, byte[] hash, byte[] payload) {
        return new UploadRecord(record.storeNumber(), record.registerNumber(), record.incarnation(),
                record.sequence(), record.recordId(), record.previousHash(), hash, payload);
    }

    private UploadRecord next(JournalEntry entry, OptionalLong receipt) {
        JournalRecord record =
                JournalRecord.of(entry, new RecordNumbers(register, ++sequence, receipt), previousHash);
        previousHash = record.hash();
        return new UploadRecord(register.storeNumber(), register.registerNumber(), register.incarnation(), sequence,
                entry.id().toString(), record.previousHash(), record.hash(), record.bytes());
    }
}
