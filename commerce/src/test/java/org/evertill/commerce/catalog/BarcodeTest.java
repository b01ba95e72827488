package org.evertill.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.evertill.commerce.fixture.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            4006381333931,  EAN13
            4006381333932,  CODE
            036000291452,   UPCA
            036000291453,   CODE
            96385074,       EAN8
            10614141000415, ITF14
            10614141000416, CODE
            04252614,       UPCE
            0123456,        CODE
            12345678901,    CODE
            SKU-85123A,     CODE
            85123a,         CODE
            400638133393X,  CODE
            '',             CODE
            """)
    void tellsWhatItCanBeByLengthAndCheckDigit(String text, Symbology symbology) {
        assertThat(new Barcode(text).symbologies()).containsExactly(symbology);
    }

    @Test
    void eightDigitsCanBeBoth() {
        Barcode both = new Barcode("01234565");
        assertThat(both.symbologies()).containsExactly(Symbology.EAN8, Symbology.UPCE);
        assertThat(both.candidates()).startsWith("01234565").contains("012345000065", "0012345000065");
        assertThat(both.readings()).containsExactly(List.of("01234565"),
                List.of("012345000065", "0012345000065", "00012345000065", "12345000065"));
        assertThat(new Barcode("04252614").readings()).as("a UPC-E only").hasSize(1);
        assertThat(new Barcode("4006381333931").readings()).as("an EAN-13").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            04252614, 042100005264
            01234505, 012000003455
            01234514, 012100003454
            01234523, 012200003453
            01234531, 012300000451
            01234543, 012340000053
            01234558, 012345000058
            01234596, 012345000096
            11234502, 112000003452
            """)
    void writesUpcEOut(String upcE, String upcA) {
        assertThat(new Barcode(upcA).symbologies()).containsExactly(Symbology.UPCA);
        assertThat(new Barcode(upcE).symbologies()).contains(Symbology.UPCE);
        assertThat(new Barcode(upcE).candidates()).startsWith(upcE, upcA);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            036000291452   | 036000291452, 0036000291452, 00036000291452, 36000291452
            0036000291452  | 0036000291452, 036000291452, 00036000291452, 36000291452
            36000291452    | 36000291452, 036000291452, 0036000291452, 00036000291452
            614141000418   | 614141000418, 0614141000418, 00614141000418
            4006381333931  | 4006381333931, 04006381333931
            10614141000415 | 10614141000415
            96385074       | 96385074
            036000291453   | 036000291453
            36000291453    | 36000291453
            SKU-1          | SKU-1
            """, delimiter = '|')
    void isLookedUpUnderEveryFormOfTheSameNumber(String text, String candidates) {
        assertThat(new Barcode(text).candidates()).containsExactly(candidates.split(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333932", "036000291453", "10614141000416"})
    void calls12To14DigitsWithAWrongCheckDigitMisread(String text) {
        assertThat(new Barcode(text).isMisread()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "4006381333931", "036000291452", "96385075", "85123A", "12345678901", "", "123456789012345"
    })
    void callsNothingElseMisread(String text) {
        assertThat(new Barcode(text).isMisread()).isFalse();
    }

    @Test
    void findsEverySingleWrongDigit() {
        String right = "4006381333931";
        for (int at = 0; at < right.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String other = right.substring(0, at) + digit + right.substring(at + 1);
                assertThat(new Barcode(other).isMisread()).as(other).isEqualTo(!other.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1", "0000000000000", "MÜSLI", "טעם", "a b", "123456789012345678901234567890123456789012345678"
    })
    void takesWhatAScannerMaySend(String text) {
        assertThat(Barcode.isPlausible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "   ", "12\u0007", "12\t3", "1234\u007f", "1234567890123456789012345678901234567890123456789"
    })
    void refusesWhatIsNoCode(String text) {
        assertThat(Barcode.isPlausible(text)).isFalse();
    }

    @Test
    void agreesWithTheCheckDigitsOfGs1() throws IOException {
        Set<Integer> lengths = Set.of(8, 12, 13, 14);
        List<String> seen = Vectors.read("gs1_vectors.json").valueStream()
                .filter(vector -> vector.path("args").path(0).asText().equals("gs1_lint_csum"))
                .map(vector -> agreed(vector, lengths))
                .toList();
        assertThat(seen).hasSizeGreaterThan(3);
    }

    private static String agreed(JsonNode vector, Set<Integer> lengths) {
        String code = vector.path("args").path(1).asText();
        boolean right = vector.path("macro").asText().equals("UNIT_TEST_PASS");
        String body = code.substring(0, code.length() - 1);
        boolean ours = code.matches("[0-9]+") && code.equals(body + Barcode.checkDigit(body));
        assertThat(ours).as(code).isEqualTo(right);
        if (lengths.contains(code.length())) {
            assertThat(new Barcode(code).symbologies().contains(Symbology.CODE)).as(code).isEqualTo(!right);
        }
        return code;
    }
}
