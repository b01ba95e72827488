package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.evertill.commerce.catalog.Symbology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Item codes as price lists write them. */
class ItemCodeTest {

    @ParameterizedTest
    @CsvSource({
        "10181040009, 010181040009, UPCA, ZEROS_RESTORED",
        "9531112350, 009531112350, UPCA, ZEROS_RESTORED",
        "7290003444009, 7290003444009, CODE, CHECK_DIGIT_WRONG",
        "10237685, 10237685, CODE, CHECK_DIGIT_WRONG",
        "7290008469890.0, 7290008469890, EAN13, POINT_ZERO_CUT",
    })
    void isRepairedOrKeptWithARemark(String written, String kept, Symbology symbology, Remark remark) throws Exception {
        ItemCode code = ItemCode.of(written);
        assertThat(code.kept()).isEqualTo(kept);
        assertThat(code.symbology()).isEqualTo(symbology);
        assertThat(code.remarks()).containsExactly(remark);
    }

    @ParameterizedTest
    @CsvSource({
        "7290008469890, 7290008469890, EAN13",
        "0010181040009, 010181040009, UPCA",
        "00010181040009, 010181040009, UPCA",
        "010181040009, 010181040009, UPCA",
        "96385074, 96385074, EAN8",
        "1001899, 1001899, CODE",
        "83511007210, 83511007210, CODE",
        "4060, 4060, CODE",
        "abc-17, abc-17, CODE",
    })
    void hasOneFormWhateverItsLeadingZerosAndStaysAsWrittenOtherwise(String written, String kept, Symbology symbology)
            throws Exception {
        assertThat(ItemCode.of(written).kept()).isEqualTo(kept);
        assertThat(ItemCode.of(written)).isEqualTo(new ItemCode(written, kept, symbology, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.29001E+12", "7,29E12", "7E+11"})
    void isRejectedWhenASpreadsheetHasRoundedIt(String written) {
        assertThatThrownBy(() -> ItemCode.of(written)).isInstanceOf(RowRejectedException.class)
                .hasMessageContaining("was rounded by a spreadsheet");
    }

    @Test
    void isRejectedWhenItIsNone() {
        assertThatThrownBy(() -> ItemCode.of("")).hasMessage("There is no item code.");
        assertThatThrownBy(() -> ItemCode.of("9".repeat(49))).hasMessageContaining("49 characters; 48 are the most");
        assertThatThrownBy(() -> ItemCode.of("12\t34")).hasMessageContaining("cannot be printed");
    }

    @Test
    void ofZerosOnlyStandsForNoProduct() throws Exception {
        assertThat(ItemCode.of("0000000000000").isPlaceholder()).isTrue();
        assertThat(ItemCode.of("0").isPlaceholder()).isTrue();
        assertThat(ItemCode.of("10").isPlaceholder()).isFalse();
    }
}
