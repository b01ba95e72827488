package org.evertill.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency YEN = Currency.getInstance("JPY");
    private static final Formats ENGLISH = Texts.in(Language.ENGLISH).formats();
    private static final Formats FRENCH = Texts.in(Language.FRENCH).formats();
    private static final Formats CHINESE = Texts.in(Language.CHINESE).formats();

    @Test
    void writesAmountsAsEachLanguageDoes() {
        assertThat(ENGLISH.money(Money.of("1080.30", DOLLAR))).isEqualTo("$1,080.30");
        assertThat(FRENCH.money(Money.of("67.13", EURO))).isEqualTo("67,13\u00a0€");
        assertThat(CHINESE.money(Money.of("437.43", Currency.getInstance("CNY")))).isEqualTo("¥437.43");
    }

    @Test
    void writesARealMinusBeforeAnAmount() {
        assertThat(ENGLISH.money(Money.of("-3.30", DOLLAR))).isEqualTo("−$3.30");
    }

    @Test
    void hasNoDecimalsWhereTheCurrencyHasNone() {
        assertThat(ENGLISH.money(Money.of("1200", YEN))).isEqualTo("¥1,200");
    }

    @Test
    void keepsTheSixDecimalsOfAUnitPriceOnlyWhereThereAreAny() {
        assertThat(ENGLISH.unitPrice(UnitPrice.of("0.001", DOLLAR))).isEqualTo("$0.001");
        assertThat(ENGLISH.unitPrice(UnitPrice.of("2.5", DOLLAR))).isEqualTo("$2.50");
    }

    @Test
    void writesWholeNotesShort() {
        assertThat(ENGLISH.shortMoney(Money.of("85", DOLLAR))).isEqualTo("$85");
        assertThat(ENGLISH.shortMoney(Money.of("0.25", DOLLAR))).isEqualTo("$0.25");
    }

    @Test
    void writesAWeightWithItsUnit() {
        UnitOfMeasure pound = new UnitOfMeasure("lb", "lb", 2);
        assertThat(FRENCH.quantity(Quantity.of("1.84"), pound)).isEqualTo("1,84 lb");
        assertThat(ENGLISH.quantity(Quantity.of(-2), UnitOfMeasure.EACH)).isEqualTo("−2");
    }

    @Test
    void readsTheSeparatorOfTheLanguageAndAPoint() {
        assertThat(FRENCH.plainDecimal("1,5")).isEqualTo("1.5");
        assertThat(FRENCH.plainDecimal("1.5")).isEqualTo("1.5");
    }

    @Test
    void writesTimesInTheStoresZone() {
        Instant instant = Instant.parse("2026-11-20T22:32:00Z");
        ZoneId pacific = ZoneId.of("America/Los_Angeles");
        assertThat(ENGLISH.time(instant, pacific)).isEqualTo("2:32 PM");
        assertThat(FRENCH.time(instant, pacific)).isEqualTo("14:32");
        assertThat(CHINESE.shortDate(instant.atZone(pacific))).isEqualTo("11月20日 周五");
    }

    @Test
    void saysHowLongAgoInTheLargestUnitThatFits() {
        assertThat(ENGLISH.ago(Duration.ofSeconds(20))).isEqualTo("just now");
        assertThat(ENGLISH.ago(Duration.ofMinutes(4))).isEqualTo("4 min ago");
        assertThat(ENGLISH.ago(Duration.ofHours(26))).isEqualTo("1 day ago");
    }

    @Test
    void writesSizesInTheUnitOneThinksIn() {
        assertThat(ENGLISH.size(0)).isEqualTo("1 MB");
        assertThat(ENGLISH.size(411_600_000)).isEqualTo("412 MB");
        assertThat(ENGLISH.size(9_999_999_999L)).isEqualTo("10,000 MB");
        assertThat(ENGLISH.size(118_204_000_000L)).isEqualTo("118 GB");
        assertThat(FRENCH.size(118_204_000_000L)).isEqualTo("118 Go");
        assertThat(ENGLISH.size(Long.MAX_VALUE)).isEqualTo("9,223,372,037 GB");
    }

    @Test
    void writesARateAsAPercentage() {
        assertThat(ENGLISH.rate(102_500)).isEqualTo("10.25%");
    }
}
