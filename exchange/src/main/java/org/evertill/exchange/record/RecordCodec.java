package org.evertill.exchange.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.LineTax;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.ShiftOpened;
import org.evertill.commerce.transaction.SignedOff;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.tables.Timestamps;

/**
 * Turns an entry into the bytes that stand for it for good: UTF-8 JSON, properties in this order, no white space.
 * Called once per entry, at commit; nothing ever encodes it again.
 */
public final class RecordCodec {

    /** The format of the payload; a reader refuses one it does not know. */
    public static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private RecordCodec() {
    }

    /** The kind an entry is kept under. */
    public static String kindOf(JournalEntry entry) {
        return switch (entry) {
            case SalesTransaction sale -> sale.voided() ? "void" : "sale";
            case ShiftOpened ignored -> "shift-opened";
            case SignedOn ignored -> "signed-on";
            case SignedOff ignored -> "signed-off";
            case ConnectionSwitched ignored -> "connection-switched";
        };
    }

    /** Encodes an entry with the numbers it was given. */
    public static byte[] encode(JournalEntry entry, RecordNumbers numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            writeHead(json, entry, numbers);
            switch (entry) {
                case SalesTransaction sale -> writeSale(json, sale);
                case ShiftOpened opened -> json.writeNumberField("shiftNumber", opened.shift().number());
                case ConnectionSwitched switched -> writeSwitch(json, switched);
                case SignedOn ignored -> { }
                case SignedOff ignored -> { }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeHead(JsonGenerator json, JournalEntry entry, RecordNumbers numbers) throws IOException {
        RegisterIdentity identity = numbers.identity();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("kind", kindOf(entry));
        json.writeStringField("id", entry.id().toString());
        json.writeStringField("storeNumber", identity.storeNumber());
        json.writeStringField("registerNumber", identity.registerNumber());
        json.writeNumberField("incarnation", identity.incarnation());
        json.writeNumberField("sequence", numbers.sequence());
        if (numbers.receiptNumber().isPresent()) {
            json.writeNumberField("receiptNumber", numbers.receiptNumber().getAsLong());
        }
        json.writeStringField("at", Timestamps.text(entry.at()));
        json.writeStringField("workerNumber", entry.workerNumber());
    }

    private static void writeSwitch(JsonGenerator json, ConnectionSwitched switched) throws IOException {
        json.writeStringField("from", lower(switched.from()));
        json.writeStringField("to", lower(switched.to()));
        json.writeStringField("cause", lower(switched.cause()));
    }

    private static void writeSale(JsonGenerator json, SalesTransaction sale) throws IOException {
        Cart cart = sale.cart();
        writeWorker(json, "voidWorker", sale.voidWorker());
        json.writeStringField("shiftId", sale.shiftId().toString());
        json.writeStringField("businessDate", sale.businessDate().toString());
        json.writeStringField("begunAt", Timestamps.text(cart.begunAt()));
        json.writeStringField("connection", lower(sale.connection()));
        json.writeNumberField("dataVersion",
                cart.lines().stream().mapToLong(line -> line.facts().dataVersion()).max().orElse(0));
        json.writeStringField("currency", cart.currency().getCurrencyCode());
        Optional<String> reference = cart.externalReference();
        if (reference.isPresent()) {
            json.writeStringField("externalReference", reference.get());
        }
        json.writeArrayFieldStart("lines");
        for (CartLine line : cart.lines()) {
            writeLine(json, line);
        }
        json.writeEndArray();
        writeTaxes(json, sale.totals().taxes());
        json.writeArrayFieldStart("tenders");
        for (TenderLine tender : cart.tenders()) {
            writeTender(json, tender);
        }
        json.writeEndArray();
        writeTotals(json, cart, sale.totals());
    }

    private static void writeLine(JsonGenerator json, CartLine line) throws IOException {
        Money tax = CartTotals.taxesOf(line).stream().map(LineTax::tax)
                .reduce(Money.zero(line.unitPrice().currency()), Money::plus);
        json.writeStartObject();
        json.writeNumberField("number", line.number());
        json.writeStringField("productNumber", line.facts().product().number());
        json.writeStringField("barcode", line.facts().barcode());
        json.writeStringField("name", line.facts().product().name());
        json.writeNumberField("quantityThousandths", line.quantity().thousandths());
        json.writeStringField("unitCode", line.facts().product().unit().code());
        json.writeNumberField("listPriceMicros", line.facts().unitPrice().micros());
        json.writeNumberField("unitPriceMicros", line.unitPrice().micros());
        json.writeNumberField("amountMinor", line.amount().minorUnits());
        json.writeStringField("taxGroup", line.facts().taxGroup().code());
        json.writeNumberField("taxMinor", tax.minorUnits());
        json.writeBooleanField("voided", line.voided());
        json.writeBooleanField("return", line.isReturn());
        Optional<PriceOverride> override = line.override();
        if (override.isPresent()) {
            json.writeStringField("overrideReason", override.get().reasonCode());
            json.writeStringField("overrideWorker", override.get().workerNumber());
        }
        writeWorker(json, "returnWorker", line.returnWorker());
        writeWorker(json, "voidWorker", line.voidWorker());
        json.writeEndObject();
    }

    private static void writeWorker(JsonGenerator json, String property, Optional<String> worker) throws IOException {
        if (worker.isPresent()) {
            json.writeStringField(property, worker.get());
        }
    }

    private static void writeTaxes(JsonGenerator json, List<LineTax> taxes) throws IOException {
        json.writeArrayFieldStart("taxes");
        for (LineTax tax : taxes) {
            json.writeStartObject();
            json.writeStringField("group", tax.taxGroupCode());
            json.writeStringField("code", tax.rate().code());
            json.writeStringField("name", tax.rate().name());
            json.writeNumberField("ratePpm", tax.rate().ratePpm());
            json.writeBooleanField("inclusive", tax.rate().inclusive());
            json.writeNumberField("taxableMinor", tax.taxable().minorUnits());
            json.writeNumberField("taxMinor", tax.tax().minorUnits());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTender(JsonGenerator json, TenderLine tender) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", tender.number());
        json.writeStringField("tenderCode", tender.tenderCode());
        json.writeNumberField("amountMinor", tender.amount().minorUnits());
        json.writeNumberField("changeMinor", tender.change().minorUnits());
        json.writeEndObject();
    }

    private static void writeTotals(JsonGenerator json, Cart cart, CartTotals totals) throws IOException {
        Money change = cart.tenders().stream().map(TenderLine::change)
                .reduce(Money.zero(cart.currency()), Money::plus);
        json.writeNumberField("totalMinor", totals.total().minorUnits());
        json.writeNumberField("netMinor", totals.total().minus(totals.tax()).minorUnits());
        json.writeNumberField("taxMinor", totals.tax().minorUnits());
        json.writeNumberField("changeMinor", change.minorUnits());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
