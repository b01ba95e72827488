package org.evertill.commerce.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency GBP = Currency.getInstance("GBP");

    @ParameterizedTest
    @CsvSource(textBlock = """
            GBP, 12.30,  1230, 12.30
            GBP, -0.05,    -5, -0.05
            GBP, 7,       700, 7.00
            JPY, 1230,   1230, 1230
            KRW, -1,       -1, -1
            KWD, 1.234,  1234, 1.234
            TND, 0.5,     500, 0.500
            CLF, 1.2345, 12345, 1.2345
            XAU, 3,         3, 3
            """)
    void countsInMinorUnitsOfIso4217(String code, String decimal, long minorUnits, String plain) {
        Money money = Money.of(decimal, Currency.getInstance(code));
        assertThat(money).isEqualTo(new Money(minorUnits, Currency.getInstance(code)));
        assertThat(money.toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"GBP, 0.001", "JPY, 0.5", "KWD, 0.0001", "GBP, 92233720368547758.08"})
    void refusesWhatTheCurrencyCannotHold(String code, String decimal) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.of(decimal, Currency.getInstance(code)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            HALF_AWAY_FROM_ZERO,  0.005,  1
            HALF_AWAY_FROM_ZERO, -0.005, -1
            HALF_AWAY_FROM_ZERO,  0.0049999, 0
            HALF_AWAY_FROM_ZERO,  0.015,  2
            """)
    void roundsAsTheRoundingIsNamed(Rounding rounding, BigDecimal exact, long minorUnits) {
        assertThat(Money.rounded(exact, GBP, rounding)).isEqualTo(new Money(minorUnits, GBP));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0.5, 1", "JPY, 1499.4999, 1499", "KWD, 0.0005, 1", "KWD, -1.2345, -1235"})
    void roundsToTheCurrencysOwnDecimals(String code, BigDecimal exact, long minorUnits) {
        Currency currency = Currency.getInstance(code);
        assertThat(Money.rounded(exact, currency, Rounding.HALF_AWAY_FROM_ZERO))
                .isEqualTo(new Money(minorUnits, currency));
    }

    @Test
    void addsAndSubtractsExactly() {
        Money price = Money.of("0.10", GBP);
        assertThat(price.plus(price).plus(price)).isEqualTo(Money.of("0.30", GBP));
        assertThat(price.minus(Money.of("0.30", GBP))).isEqualTo(Money.of("-0.20", GBP));
        assertThat(price.negated().negated()).isEqualTo(price);
        assertThat(Money.zero(GBP).isZero()).isTrue();
        assertThat(price.isPositive()).isTrue();
        assertThat(price.negated().isNegative()).isTrue();
        assertThat(price).isGreaterThan(price.negated());
    }

    @Test
    void overflowIsAnErrorAndNeverAWrongAmount() {
        Money most = new Money(Long.MAX_VALUE, GBP);
        Money least = new Money(Long.MIN_VALUE, GBP);
        Money penny = new Money(1, GBP);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(penny));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(penny));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negated);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() ->
                Money.rounded(BigDecimal.valueOf(Long.MAX_VALUE), GBP, Rounding.HALF_AWAY_FROM_ZERO));
    }

    @Test
    void neverMixesCurrencies() {
        Money pounds = Money.of("1", GBP);
        Money yen = Money.of("1", Currency.getInstance("JPY"));
        assertThatIllegalArgumentException().isThrownBy(() -> pounds.plus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> pounds.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> pounds.compareTo(yen));
    }
}
