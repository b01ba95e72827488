package org.evertill.commerce.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"1, 1000, 1", "1.840, 1840, 1.84", "0.001, 1, 0.001", "-3, -3000, -3", "80995, 80995000, 80995",
        "74215.000, 74215000, 74215", "0, 0, 0", "100, 100000, 100"})
    void countsInThousandths(String decimal, long thousandths, String plain) {
        assertThat(Quantity.of(decimal)).isEqualTo(new Quantity(thousandths));
        assertThat(new Quantity(thousandths).toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"0.0001", "1.8405", "9223372036854775.808"})
    void refusesWhatThousandthsCannotHold(String decimal) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantity.of(decimal));
    }

    @Test
    void overflowIsAnErrorAndNeverAWrongQuantity() {
        Quantity most = new Quantity(Long.MAX_VALUE);
        Quantity least = new Quantity(Long.MIN_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Quantity.ONE));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negated);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::size);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Quantity.of(Long.MAX_VALUE / 999));
    }

    @Test
    void hasASizeAndASign() {
        Quantity returned = Quantity.of(-2);
        assertThat(returned.isNegative()).isTrue();
        assertThat(returned.size()).isEqualTo(Quantity.of(2));
        assertThat(returned.negated()).isEqualTo(returned.size());
        assertThat(returned.plus(Quantity.of(2)).isZero()).isTrue();
        assertThat(returned).isLessThan(Quantity.ONE);
    }
}
