package org.evertill.commerce.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitPriceTest {

    private static final Currency GBP = Currency.getInstance("GBP");

    @ParameterizedTest
    @CsvSource(textBlock = """
            GBP, 2.55,     3,      7.65
            GBP, 0.001,    1,      0.00
            GBP, 0.001,    499,    0.50
            GBP, 0.001,    5,      0.01
            GBP, 0.001,    -5,     -0.01
            GBP, 0.001,    74215,  74.22
            GBP, 1.04,     74215,  77183.60
            GBP, 2.08,     80995,  168469.60
            GBP, 2.08,     -80995, -168469.60
            GBP, 0.000001, 5000,   0.01
            GBP, 3.49,     1.84,   6.42
            GBP, 4.99,     0.005,  0.02
            GBP, 0,        74215,  0.00
            JPY, 148.5,    3,      446
            KWD, 0.0125,   0.333,  0.004
            """)
    void roundsTheLineOnceHalfAwayFromZero(String code, String price, String quantity, String amount) {
        Currency currency = Currency.getInstance(code);
        assertThat(UnitPrice.of(price, currency).times(Quantity.of(quantity), Rounding.HALF_AWAY_FROM_ZERO))
                .isEqualTo(Money.of(amount, currency));
    }

    @Test
    void keepsSixDecimals() {
        assertThat(UnitPrice.of("0.001", GBP)).isEqualTo(new UnitPrice(1_000, GBP));
        assertThat(UnitPrice.of("0.000001", GBP).micros()).isEqualTo(1);
        assertThat(UnitPrice.of("-11062.06", GBP).isNegative()).isTrue();
        assertThat(new UnitPrice(2_550_000, GBP).toDecimal()).isEqualTo("2.550000");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> UnitPrice.of("0.0000001", GBP));
    }

    @Test
    void takesAnAmountAsItIs() {
        assertThat(UnitPrice.of(Money.of("12.30", GBP))).isEqualTo(UnitPrice.of("12.3", GBP));
        Currency dinar = Currency.getInstance("KWD");
        assertThat(UnitPrice.of(Money.of("0.125", dinar))).isEqualTo(UnitPrice.of("0.125", dinar));
    }

    @Test
    void overflowIsAnErrorAndNeverAWrongAmount() {
        UnitPrice most = new UnitPrice(Long.MAX_VALUE, GBP);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.times(Quantity.of(1_000_000), Rounding.HALF_AWAY_FROM_ZERO));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> UnitPrice.of("9223372036854.775808", GBP));
    }
}
