package org.evertill.verification.sales;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A retailer's sales as a file: one row per line of an invoice, comma-separated, UTF-8, gzip or plain. It is read whole
 * before anything is done with it, so a broken row stops nothing half-way.
 *
 * @param invoices  in the order of their first rows
 * @param catalogue one product per stock code, in the order of their first rows
 */
public record SalesFile(List<SalesInvoice> invoices, List<FileProduct> catalogue) {

    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    /**
     * Reads a file.
     *
     * @throws BrokenSalesFileException with a sentence naming the line, when a row is not what it must be
     * @throws IOException              when there is no such file, or it cannot be read
     */
    public static SalesFile read(Path file) throws IOException, BrokenSalesFileException {
        List<SalesLine> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                // a row of another length is answered with a sentence of our own
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(unpacked(Files.newInputStream(file)))) {
            boolean header = true;
            for (CsvRecord row : rows) {
                if (header) {
                    SalesRow.requireHeader(row);
                    header = false;
                } else {
                    lines.add(SalesRow.read(row));
                }
            }
        } catch (CsvParseException broken) {
            throw new BrokenSalesFileException(file.getFileName() + " is no comma-separated file: "
                    + broken.getMessage());
        } catch (UncheckedIOException broken) {
            throw ended(file, broken.getCause());
        } catch (EOFException | ZipException broken) {
            throw ended(file, broken);
        }
        if (lines.isEmpty()) {
            throw new BrokenSalesFileException(file.getFileName() + " holds no sales");
        }
        return new SalesFile(group(lines), catalogue(lines));
    }

    /** Rows of all invoices. */
    public int lineCount() {
        return invoices.stream().mapToInt(invoice -> invoice.lines().size()).sum();
    }

    private static IOException ended(Path file, IOException broken) throws BrokenSalesFileException {
        if (broken instanceof EOFException || broken instanceof ZipException) {
            throw new BrokenSalesFileException(file.getFileName() + " is damaged or ends early; fetch it anew: "
                    + broken.getMessage());
        }
        return broken;
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static List<SalesInvoice> group(List<SalesLine> lines) {
        Map<String, List<SalesLine>> grouped = new LinkedHashMap<>();
        for (SalesLine line : lines) {
            grouped.computeIfAbsent(line.invoice(), first -> new ArrayList<>()).add(line);
        }
        return grouped.entrySet().stream().map(entry -> new SalesInvoice(entry.getKey(), entry.getValue())).toList();
    }

    private static List<FileProduct> catalogue(List<SalesLine> lines) {
        Map<String, FileProduct> products = new LinkedHashMap<>();
        for (SalesLine line : lines) {
            FileProduct fresh = new FileProduct(line.stockCode(), line.description(), line.priceMicros());
            products.merge(line.stockCode(), fresh,
                    (known, later) -> known.name().isBlank() ? known.withName(later.name()) : known);
        }
        return products.values().stream()
                .map(product -> product.name().isBlank() ? product.withName(product.code()) : product)
                .toList();
    }
}
