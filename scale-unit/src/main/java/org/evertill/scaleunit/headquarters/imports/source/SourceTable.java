package org.evertill.scaleunit.headquarters.imports.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A table of text with a header, read row by row, however long it is. For one thread. */
public final class SourceTable implements Closeable {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    /** A header of more characters than this is none. */
    private static final int HEADER_MAX = 1 << 15;

    private final Path file;
    private final SourceText text;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private @Nullable CsvRecord ahead;
    private @Nullable CsvRecord last;

    private SourceTable(Path file, SourceText text, char delimiter) throws IOException, SourceRefusedException {
        this.file = file;
        this.text = text;
        this.records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                // a row of another length is answered with a sentence of its own
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.reader()).iterator();
        CsvRecord first = read();
        if (first == null) {
            throw new SourceRefusedException(file.getFileName() + " is empty. Fetch the file anew.");
        }
        this.header = first.getFields().stream().map(String::strip).toList();
        this.ahead = read();
    }

    /**
     * Opens a table and reads its header.
     *
     * @throws SourceRefusedException when it has none, or is not what its name says
     * @throws IOException            when there is no such file, or it cannot be read
     */
    public static SourceTable open(Path file, SourceFormat format) throws IOException, SourceRefusedException {
        try {
            SourceText text = SourceText.open(file, format.encoding());
            try {
                char delimiter = format.delimiter().isPresent()
                        ? format.delimiter().get() : delimiterOf(text.reader());
                return new SourceTable(file, text, delimiter);
            } catch (IOException | SourceRefusedException e) {
                text.close();
                throw e;
            }
        } catch (EOFException | ZipException e) {
            throw endsEarly(file, e);
        }
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Whether a text holds what could not be read in the file's encoding. */
    public static boolean isDamaged(String text) {
        return text.indexOf(SourceText.UNDECODED) >= 0 || text.indexOf('\0') >= 0;
    }

    /** How much of the file has been read, 0 to 100. */
    public int percent() throws IOException {
        return text.percent();
    }

    /**
     * The next row; empty after the last.
     *
     * @throws SourceRefusedException when a quotation mark is never closed, or a packed file ends early: what follows
     *     is unknown then, and nothing may be concluded from what is absent
     */
    public Optional<SourceRow> next() throws IOException, SourceRefusedException {
        CsvRecord record = ahead;
        if (record == null) {
            return Optional.empty();
        }
        ahead = read();
        long line = record.getStartingLineNumber();
        long lastLine = ahead == null ? Long.MAX_VALUE : ahead.getStartingLineNumber() - 1;
        boolean overLines = record.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
        if (overLines && record.getFieldCount() != header.size()) {
            throw new SourceRefusedException("Line " + line + " of " + file.getFileName() + " opens a quotation mark"
                    + " that does not close where its text ends, so the rows after it cannot be told apart. Nothing"
                    + " was imported. Close the quotation mark, or double it where it belongs to the text.");
        }
        return Optional.of(new SourceRow(line, lastLine, record.getFields()));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private @Nullable CsvRecord read() throws IOException, SourceRefusedException {
        try {
            last = records.hasNext() ? records.next() : null;
            return last;
        } catch (CsvParseException e) {
            throw new SourceRefusedException(file.getFileName() + " cannot be read as rows and fields"
                    + (last == null ? "" : " after line " + last.getStartingLineNumber())
                    + ". Nothing was imported. Look for a quotation mark that is never closed.", e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof EOFException || e.getCause() instanceof ZipException) {
                throw endsEarly(file, e.getCause());
            }
            throw e.getCause();
        }
    }

    private static SourceRefusedException endsEarly(Path file, IOException reason) {
        return new SourceRefusedException(file.getFileName() + " is damaged or ends early. Nothing was imported. Fetch"
                + " the file anew.", reason);
    }

    private static char delimiterOf(BufferedReader reader) throws IOException {
        reader.mark(HEADER_MAX + 1);
        char[] first = new char[HEADER_MAX];
        int length = reader.read(first);
        reader.reset();
        char best = DELIMITERS[0];
        long most = 0;
        for (char delimiter : DELIMITERS) {
            long count = 0;
            boolean quoted = false;
            for (int i = 0; i < length && (quoted || first[i] != '\n'); i++) {
                quoted ^= first[i] == '"';
                count += !quoted && first[i] == delimiter ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = delimiter;
            }
        }
        return best;
    }
}
