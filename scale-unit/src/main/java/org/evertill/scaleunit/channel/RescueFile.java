package org.evertill.scaleunit.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.WireJson;

/**
 * A file that {@code journal rescue} made: a record in each line, in the form the scale unit takes, and lines that
 * tell what could not be read when it was made. Trusts nothing in it. Reads it anew each time it is asked.
 */
public final class RescueFile {
    /** Far above the longest sale; a longer line is of another file, and must not fill the memory. */
    private static final int LINE_CHARACTERS_MAX = 16 << 20;
    private static final String UNREADABLE = "unreadable";

    private final Path path;

    /** One line of the file. */
    public sealed interface Line {
        /** A record, whatever it is worth. */
        record Held(UploadRecord upload) implements Line { }

        /** So many records could not be read from the register's disk. */
        record Missing(int records) implements Line { }

        /** No record can be made out in it. */
        record Illegible(long number) implements Line { }
    }

    /** Is told each line, in the order of the file. */
    @FunctionalInterface
    public interface Taker {
        /** Takes a line. */
        void take(Line line) throws SQLException;
    }

    public RescueFile(Path path) {
        this.path = path;
    }

    /**
     * Reads the file to its end.
     *
     * @throws IOException when the file is not there or the disk does not give it
     */
    public void read(Taker taker) throws IOException, SQLException {
        // A broken character becomes one that is not JSON's, and costs its line instead of the file.
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (long number = 1; next(in, line); number++) {
                if (!line.toString().isBlank()) {
                    taker.take(parse(line.toString(), number));
                }
            }
        }
    }

    private static boolean next(Reader in, StringBuilder line) throws IOException {
        line.setLength(0);
        int character = in.read();
        boolean isThere = character >= 0;
        for (; character >= 0 && character != '\n'; character = in.read()) {
            if (line.length() < LINE_CHARACTERS_MAX) {
                line.append((char) character);
            }
        }
        return isThere;
    }

    private static Line parse(String line, long number) {
        ObjectMapper json = WireJson.mapper();
        try {
            JsonNode content = json.readTree(line);
            if (content.path(UNREADABLE).isArray()) {
                return new Line.Missing(content.path(UNREADABLE).size());
            }
            return content.isObject() ? new Line.Held(json.treeToValue(content, UploadRecord.class))
                    : new Line.Illegible(number);
        } catch (JsonProcessingException e) {
            return new Line.Illegible(number);
        }
    }
}
