package org.evertill.verification.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesFileTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String GOOD = "1,84,\"6 \"\"RETRO\"\" SPOONS, RED\",6,2010-12-01 08:26:00,2.55,17850,France\n";

    @TempDir
    private Path folder;

    @Test
    void groupsRowsByInvoiceInFileOrderAndKeepsDuplicates() throws Exception {
        SalesFile file = read(HEADER + GOOD
                + "C2,84,,-2,2010-12-01 09:00:00,2.55,,France\n"
                + "1,84,\"6 \"\"RETRO\"\" SPOONS, RED\",6,2010-12-02 08:26:00,2.55,17850,France\n");
        assertThat(file.invoices()).extracting(SalesInvoice::number).containsExactly("1", "C2");
        SalesInvoice first = file.invoices().getFirst();
        assertThat(first.at()).isEqualTo(LocalDateTime.of(2010, 12, 1, 8, 26));
        assertThat(first.totalMinor()).isEqualTo(3060);
        assertThat(first.lines()).extracting(SalesLine::row).containsExactly(2L, 4L);
        assertThat(file.invoices().get(1).isReturn()).isTrue();
        assertThat(file.invoices().get(1).totalMinor()).isEqualTo(-510);
        assertThat(file.lineCount()).isEqualTo(3);
    }

    @Test
    void makesTheCatalogueFromTheFirstPriceAndTheFirstDescription() throws Exception {
        SalesFile file = read(HEADER
                + "1,85123a,,6,2010-12-01 08:26:00,0.001,,France\n"
                + "1,85123A,HEART,6,2010-12-01 08:26:00,2.55,,France\n"
                + "2,85123a,HOLDER,6,2010-12-01 08:26:00,9,,France\n"
                + "2,POST,  ,6,2010-12-01 08:26:00,0,,France\n");
        assertThat(file.catalogue()).containsExactly(new FileProduct("85123a", "HOLDER", 1_000),
                new FileProduct("85123A", "HEART", 2_550_000), new FileProduct("POST", "POST", 0));
    }

    @Test
    void takesAdjustmentsAndFreeLinesAndRoundsEachLineAwayFromZero() throws Exception {
        SalesFile file = read(HEADER
                + "A1,B,Adjust bad debt,1,2011-08-12 14:50:00,-11062.06,,United Kingdom\n"
                + "2,X,FREE,-40,2011-08-12 14:50,0,,United Kingdom\n"
                + "3,Y,HALF,5,2011-08-12 14:50,0.001,,United Kingdom\n"
                + "C3,Y,HALF,-5,2011-08-12 14:50,0.001,,United Kingdom\n");
        assertThat(file.invoices().getFirst().isAdjustment()).isTrue();
        assertThat(file.invoices()).extracting(SalesInvoice::totalMinor).containsExactly(-1_106_206L, 0L, 1L, -1L);
    }

    @Test
    void readsGzipAndPlainAlike() throws Exception {
        Path packed = folder.resolve("sales.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(SalesFile.read(packed)).isEqualTo(read(HEADER + GOOD));
        assertThat(read("\ufeff" + HEADER + GOOD)).isEqualTo(read(HEADER + GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,84,SPOON,six,2010-12-01 08:26:00,2.55,,France      | Line 3: Quantity "six" is no number
            1,84,SPOON,6.0001,2010-12-01 08:26:00,2.55,,France   | Line 3: Quantity 6.0001 is too long
            1,84,SPOON,6,2010-12-01 08:26:00,2.5555555,,France   | Line 3: UnitPrice 2.5555555 is too long
            1,84,SPOON,6,2010-12-01 08:26:00,,,France            | Line 3: UnitPrice "" is no number
            1,84,SPOON,6,2010-13-01 08:26:00,2.55,,France        | Line 3: InvoiceDate "2010-13-01 08:26:00" is no time
            1,84,SPOON,6,2010-02-30 08:26:00,2.55,,France        | Line 3: InvoiceDate "2010-02-30 08:26:00" is no time
            ,84,SPOON,6,2010-12-01 08:26:00,2.55,,France         | Line 3: InvoiceNo is empty
            1, ,SPOON,6,2010-12-01 08:26:00,2.55,,France         | Line 3: StockCode is empty
            1,84,SPOON,6,2010-12-01 08:26:00,2.55,France         | Line 3: it has 7 fields instead of 8
            1,84,SPOON,6,2010-12-01 08:26:00,2.55,,France,extra  | Line 3: it has 9 fields instead of 8
            1,84,SPOON,99999999999999999,2010-12-01 08:26:00,1,, | Line 3: Quantity 99999999999999999 is too long
            """)
    void saysWhichLineIsBrokenAndWhy(String row, String sentence) {
        assertThatThrownBy(() -> read(HEADER + GOOD + row + "\n"))
                .isInstanceOf(BrokenSalesFileException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void readsEveryEncodingThatSaysItself() throws Exception {
        String text = HEADER + "1,84,\"CRÈME \"\"BRÛLÉE\"\"\",1,2010-12-01 08:26:00,1,,France\n"
                + "2,85,面包,1,2010-12-01 08:26:00,1,,France\n";
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            SalesFile file = read(("\ufeff" + text).getBytes(encoding));
            assertThat(file.catalogue()).extracting(FileProduct::name).as("%s", encoding)
                    .containsExactly("CRÈME \"BRÛLÉE\"", "面包");
        }
    }

    @Test
    void refusesOtherEncodingsByTheLineAndTheColumn() {
        String row = "1,84,CRÈME,1,2010-12-01 08:26:00,1,,France\n";
        assertThatThrownBy(() -> read((HEADER + GOOD + row).getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(BrokenSalesFileException.class)
                .hasMessage("Line 3: Description is not written in UTF-8; save the file in UTF-8");
        byte[] cut = (HEADER + row).getBytes(StandardCharsets.UTF_8);
        cut[(HEADER + "1,84,CR").length() + 1] = 'x';
        assertThatThrownBy(() -> read(cut)).hasMessageStartingWith("Line 2: Description is not written in UTF-8");
        assertThatThrownBy(() -> read((HEADER + row).getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(BrokenSalesFileException.class).hasMessageStartingWith("Line 1: the header must be");
    }

    @Test
    void refusesCharactersNobodyCanPrint() {
        assertThatThrownBy(() -> read(HEADER + "1,84\u0000,SPOON,1,2010-12-01 08:26:00,1,,France\n"))
                .hasMessage("Line 2: StockCode holds a character that cannot be printed");
        assertThatThrownBy(() -> read(HEADER + "1,84,SPOON\u001b[2J,1,2010-12-01 08:26:00,1,,France\n"))
                .hasMessage("Line 2: Description holds a character that cannot be printed");
    }

    @Test
    void refusesAPackedFileThatEndsEarlyOrIsDamaged() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEADER + GOOD.repeat(2_000)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        for (int length : new int[] {3, 11, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(whole, length))).as("%d bytes", length)
                    .isInstanceOf(BrokenSalesFileException.class)
                    .hasMessageStartingWith("sales.csv is damaged or ends early; fetch it anew");
        }
        byte[] altered = whole.clone();
        altered[altered.length - 6] ^= 1;
        assertThatThrownBy(() -> read(altered)).isInstanceOf(BrokenSalesFileException.class);
    }

    @Test
    void refusesAFileOfSomethingElse() {
        assertThatThrownBy(() -> read("<html><body>please sign in</body></html>\n"))
                .isInstanceOf(BrokenSalesFileException.class)
                .hasMessageStartingWith("Line 1: the header must be InvoiceNo,StockCode,");
        assertThatThrownBy(() -> read("")).hasMessage("sales.csv holds no sales");
        assertThatThrownBy(() -> read(HEADER)).hasMessage("sales.csv holds no sales");
        assertThatThrownBy(() -> read(HEADER + "1,\"84,SPOON,6,2010-12-01 08:26:00,2.55,17850,France\n"))
                .isInstanceOf(BrokenSalesFileException.class).hasMessageContaining("2");
        assertThatThrownBy(() -> SalesFile.read(folder.resolve("none.csv"))).isInstanceOf(NoSuchFileException.class);
    }

    private SalesFile read(byte[] bytes) throws IOException, BrokenSalesFileException {
        return SalesFile.read(Files.write(folder.resolve("sales.csv"), bytes));
    }

    private SalesFile read(String text) throws IOException, BrokenSalesFileException {
        return SalesFile.read(Files.writeString(folder.resolve("sales.csv"), text));
    }
}
