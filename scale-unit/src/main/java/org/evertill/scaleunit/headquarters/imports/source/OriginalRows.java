package org.evertill.scaleunit.headquarters.imports.source;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The rows of a file as they stand in it, to the letter; asked for from the first to the last. */
public final class OriginalRows implements Closeable {
    private final SourceText text;
    private final BufferedReader reader;
    private long line = 1;

    /** Opens a file again, in the encoding it was read in. */
    public OriginalRows(Path file, SourceFormat format) throws IOException {
        this.text = SourceText.open(file, format.encoding());
        this.reader = text.reader();
    }

    /**
     * The text of the lines from one to another, without the line break after it and without empty lines at its end.
     *
     * @param first no line before one that was asked for already
     * @param last  a line, or more than there are
     */
    public String lines(long first, long last) throws IOException {
        StringBuilder row = new StringBuilder();
        for (; line <= last; line++) {
            String next = reader.readLine();
            if (next == null) {
                break;
            }
            if (line >= first) {
                row.append(row.isEmpty() ? "" : "\n").append(next);
            }
        }
        int length = row.length();
        while (length > 0 && row.charAt(length - 1) == '\n') {
            length--;
        }
        return row.substring(0, length);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
