package org.evertill.app.text;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.catalog.PricePerMeasure;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;

/**
 * How one language writes amounts, quantities, dates and times. Amounts are written from exact decimals with the
 * short sign of their currency, a real minus, and the currency's own number of decimals.
 */
public final class Formats {

    private static final char MINUS = '\u2212';
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000 * MEGABYTE;

    private final Texts texts;
    /** To make one takes longer than all else that is drawn for a scan. Only copies are used, for no two threads may
     * share one. */
    private final Map<Amount, DecimalFormat> amounts = new ConcurrentHashMap<>();
    private final Map<Text, DateTimeFormatter> times = new ConcurrentHashMap<>();

    /** How the amounts of a currency are written, with how many decimals. */
    private record Amount(Currency currency, int fewest, int most) {}

    Formats(Texts texts) {
        this.texts = texts;
    }

    /** An amount with its currency's sign: $80.30, 67,13 €. */
    public String money(Money money) {
        return decimal(money.toDecimal(), money.currency(), Money.digits(money.currency()), 0);
    }

    /** An amount as short as it can be without losing anything: $85, $85.50. For keys that name notes. */
    public String shortMoney(Money money) {
        BigDecimal stripped = money.toDecimal().stripTrailingZeros();
        return stripped.scale() <= 0 ? decimal(stripped, money.currency(), 0, 0) : money(money);
    }

    /** A unit price: the currency's decimals, more only where the price has them. */
    public String unitPrice(UnitPrice price) {
        return decimal(price.toDecimal(), price.currency(), Money.digits(price.currency()), UnitPrice.DECIMALS);
    }

    /** What is in one piece: 0.75 l, 500 g. */
    public String content(NetContent content) {
        return quantity(new Quantity(content.thousandths())) + ' ' + content.unit();
    }

    /** What one of a measure costs: $4.00 / l. */
    public String pricePerMeasure(PricePerMeasure each) {
        return money(each.price()) + " / " + each.unit();
    }

    /** A quantity without its unit. */
    public String quantity(Quantity quantity) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(3);
        return withMinus(format.format(quantity.toDecimal()));
    }

    /** A quantity with its unit's symbol, where it has one. */
    public String quantity(Quantity quantity, UnitOfMeasure unit) {
        return unit.symbol().isEmpty() ? quantity(quantity) : quantity(quantity) + ' ' + unit.symbol();
    }

    /** A whole number. */
    public String number(long number) {
        return withMinus(NumberFormat.getIntegerInstance(texts.locale()).format(number));
    }

    /** A rate in parts per million as a percentage: 102,500 is 10.25%. */
    public String rate(long ratePpm) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(4);
        return format.format(BigDecimal.valueOf(ratePpm, 6));
    }

    /** The sign between whole units and decimals, as the language's keyboards have it. */
    public char decimalSeparator() {
        return DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator();
    }

    /** What a person typed as a plain decimal, with the language's separator or a point. */
    public String plainDecimal(String typed) {
        return typed.replace(decimalSeparator(), '.');
    }

    /** The time of day in a zone: 2:32 PM, 14:32. */
    public String time(Instant instant, ZoneId zone) {
        return pattern(Text.FORMAT_TIME).format(instant.atZone(zone));
    }

    /** The time as the large clock of the sign-on screen shows it. */
    public String clock(ZonedDateTime time) {
        return pattern(Text.FORMAT_CLOCK).format(time);
    }

    /** Day and month, short, as the header shows them. */
    public String shortDate(ZonedDateTime time) {
        return pattern(Text.FORMAT_SHORT_DATE).format(time);
    }

    /** Weekday and day, in full. */
    public String longDate(ZonedDateTime time) {
        return pattern(Text.FORMAT_LONG_DATE).format(time);
    }

    /** Date and time as a receipt prints them. */
    public String receiptTime(Instant instant, ZoneId zone) {
        return pattern(Text.FORMAT_RECEIPT_TIME).format(instant.atZone(zone));
    }

    /** How long ago, in the largest unit that fits: just now, 4 min ago, 3 h ago, 2 days ago. */
    public String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return texts.get(Text.AGO_NOW);
        }
        if (age.toHours() < 1) {
            return texts.get(Text.AGO_MINUTES, age.toMinutes());
        }
        return age.toDays() < 1 ? texts.get(Text.AGO_HOURS, age.toHours()) : texts.get(Text.AGO_DAYS, age.toDays());
    }

    /** How long: 42 s, 4 min, 3 h, 2 days. */
    public String span(Duration length) {
        if (length.toMinutes() < 1) {
            return texts.get(Text.SPAN_SECONDS, Math.max(0, length.toSeconds()));
        }
        if (length.toHours() < 1) {
            return texts.get(Text.SPAN_MINUTES, length.toMinutes());
        }
        return length.toDays() < 2 ? texts.get(Text.SPAN_HOURS, length.toHours())
                : texts.get(Text.SPAN_DAYS, length.toDays());
    }

    /** How long a job ran: 0.6 s. */
    public String jobTime(Duration length) {
        BigDecimal seconds = BigDecimal.valueOf(length.toMillis(), 3).setScale(1, java.math.RoundingMode.HALF_UP);
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return texts.get(Text.SPAN_JOB, format.format(seconds));
    }

    /** The size of a file or of the room on a disk: 1 MB at least, and gigabytes from 10 of them on. */
    public String size(long bytes) {
        return bytes < 10 * GIGABYTE ? texts.get(Text.SIZE_MEGABYTES, number(Math.max(1, rounded(bytes, MEGABYTE))))
                : texts.get(Text.SIZE_GIGABYTES, number(rounded(bytes, GIGABYTE)));
    }

    private static long rounded(long bytes, long unit) {
        return bytes / unit + (bytes % unit >= unit / 2 ? 1 : 0);
    }

    private DateTimeFormatter pattern(Text pattern) {
        return times.computeIfAbsent(pattern, text -> DateTimeFormatter.ofPattern(texts.get(text), texts.locale()));
    }

    private String decimal(BigDecimal amount, Currency currency, int fewest, int most) {
        DecimalFormat format = amounts.computeIfAbsent(new Amount(currency, fewest, most), this::format);
        return withMinus(((DecimalFormat) format.clone()).format(amount));
    }

    private DecimalFormat format(Amount amount) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(texts.locale());
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        symbols.setCurrency(amount.currency());
        symbols.setCurrencySymbol(sign(amount.currency()));
        format.setDecimalFormatSymbols(symbols);
        format.setMinimumFractionDigits(amount.fewest());
        format.setMaximumFractionDigits(Math.max(amount.fewest(), amount.most()));
        return format;
    }

    private String sign(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "USD", "CAD", "AUD" -> "$";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "CNY", "JPY" -> "¥";
            default -> currency.getSymbol(texts.locale());
        };
    }

    private static String withMinus(String number) {
        return number.replace('-', MINUS);
    }
}
