package org.evertill.verification.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.verification.RealFiles;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.audit.MonthTotals;

/**
 * A real retailer's invoices and what they come to by somebody else's reckoning. They lie beside the checkout and not
 * in it, so a test that needs them is skipped with a line where they are absent.
 */
public final class OnlineRetail {

    private OnlineRetail() {}

    /** The sales file, packed; skips the test when it is not there. */
    public static Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".csv.gz")).findFirst().orElseThrow();
        }
    }

    /** Lines and total per invoice. */
    public static Map<String, InvoiceTotals> expectedByInvoice() throws IOException {
        Map<String, InvoiceTotals> expected = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder().resolve("expected_by_invoice.csv"))) {
            for (NamedCsvRecord row : rows) {
                // as a number and back, so that only the amount is compared and not how it is written
                String total = new BigDecimal(row.getField("total")).setScale(2).toPlainString();
                expected.put(row.getField("InvoiceNo"),
                        new InvoiceTotals(Integer.parseInt(row.getField("lines")), total));
            }
        }
        return expected;
    }

    /** Totals per month. */
    public static Map<String, MonthTotals> expectedByMonth() throws IOException {
        Map<String, MonthTotals> expected = new TreeMap<>();
        JsonNode months = new ObjectMapper().readTree(folder().resolve("expected_by_month.json").toFile());
        months.properties().forEach(month -> expected.put(month.getKey(), new MonthTotals(
                month.getValue().get("lines").asInt(), month.getValue().get("invoices").asInt(),
                month.getValue().get("sales").asText(), month.getValue().get("returns").asText(),
                month.getValue().get("net").asText())));
        return expected;
    }

    private static Path folder() {
        return RealFiles.folder("online-retail");
    }
}
