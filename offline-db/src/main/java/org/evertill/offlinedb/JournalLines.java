package org.evertill.offlinedb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.WireJson;

/**
 * Writes a journal's records as JSON, a line each: an export for people and programs, or a rescue of what is unsent in
 * the very form the scale unit takes. A run of records that cannot be read is a line too. For one thread.
 */
public final class JournalLines {
    private static final Comparator<RegisterIdentity> IN_ORDER =
            Comparator.comparing(RegisterIdentity::storeNumber).thenComparing(RegisterIdentity::registerNumber)
                    .thenComparingLong(RegisterIdentity::incarnation);

    private final ReadableJournal journal;
    private final Writer out;
    private long records;
    private long sales;
    private final Map<RegisterIdentity, NavigableSet<Long>> altered = new TreeMap<>(IN_ORDER);

    /**
     * What was written.
     *
     * @param records      lines with a record
     * @param sales        sales among them
     * @param altered      numbers of those whose bytes do not fit their hash; they are written as they are
     * @param unreadable   numbers of what should have been written and could not be read
     * @param answersKnown whether the file told what the scale unit has; if not, a rescue holds all there is
     */
    public record Written(long records, long sales, Map<RegisterIdentity, NavigableSet<Long>> altered,
            Map<RegisterIdentity, NavigableSet<Long>> unreadable, boolean answersKnown) {

        /** Whether nothing is missing and nothing is other than it was written. */
        public boolean isWhole() {
            return altered.isEmpty() && unreadable.isEmpty();
        }
    }

    public JournalLines(ReadableJournal journal, Writer out) {
        this.journal = journal;
        this.out = out;
    }

    /** Every record, its payload as it reads. */
    public Written export() throws IOException, DataFolderException {
        Map<RegisterIdentity, NavigableSet<Long>> unreadable = journal.read(record -> write(record, readable(record)));
        return written(unreadable, true);
    }

    /** The records the scale unit has not answered for, each as the scale unit takes it. */
    public Written rescue() throws IOException, DataFolderException {
        return rescue(Long.MAX_VALUE);
    }

    /**
     * The records the scale unit has not answered for, and of each incarnation all from a number on: what a scale unit
     * that was set back has lost, it has answered for.
     */
    public Written rescue(long from) throws IOException, DataFolderException {
        Map<RegisterIdentity, UploadSeries> answered = new TreeMap<>(IN_ORDER);
        boolean known = journal.answered().map(all -> {
            all.forEach(series -> answered.put(series.identity(), series));
            return true;
        }).orElse(false);
        Map<RegisterIdentity, NavigableSet<Long>> unreadable = journal.read(record -> {
            if (record.sequence() >= from || isUnsent(answered, identity(record), record.sequence())) {
                write(record, WireJson.mapper().valueToTree(record));
            }
        });
        unreadable.forEach((identity, numbers) ->
                numbers.removeIf(number -> number < from && !isUnsent(answered, identity, number)));
        unreadable.values().removeIf(NavigableSet::isEmpty);
        return written(unreadable, known);
    }

    private static boolean isUnsent(Map<RegisterIdentity, UploadSeries> answered, RegisterIdentity identity,
            long sequence) {
        UploadSeries series = answered.get(identity);
        return series == null || series.isUnsent(sequence);
    }

    private Written written(Map<RegisterIdentity, NavigableSet<Long>> unreadable, boolean answersKnown)
            throws IOException {
        Map<RegisterIdentity, NavigableSet<Long>> sorted = new TreeMap<>(IN_ORDER);
        sorted.putAll(unreadable);
        for (var missing : sorted.entrySet()) {
            ObjectNode line = placed(missing.getKey());
            line.set("unreadable", WireJson.mapper().valueToTree(missing.getValue()));
            write(line);
        }
        out.flush();
        return new Written(records, sales, altered, sorted, answersKnown);
    }

    private void write(UploadRecord record, JsonNode line) throws IOException {
        records++;
        sales += kind(record).equals("sale") ? 1 : 0;
        if (!fits(record)) {
            altered.computeIfAbsent(identity(record), first -> new TreeSet<>()).add(record.sequence());
        }
        write(line);
    }

    private void write(JsonNode line) throws IOException {
        out.write(WireJson.mapper().writeValueAsString(line));
        out.write('\n');
    }

    private static ObjectNode readable(UploadRecord record) {
        ObjectNode line = placed(identity(record));
        line.put("sequence", record.sequence());
        line.put("recordId", record.recordId());
        line.put("previousHash", HexFormat.of().formatHex(record.previousHash()));
        line.put("hash", HexFormat.of().formatHex(record.hash()));
        line.put("fitsItsHash", fits(record));
        try {
            line.set("record", WireJson.mapper().readTree(record.payload()));
        } catch (IOException noJson) {
            // What no longer reads is given as the bytes it is.
            line.put("payload", record.payload());
        }
        return line;
    }

    private static ObjectNode placed(RegisterIdentity identity) {
        return WireJson.mapper().createObjectNode()
                .put("storeNumber", identity.storeNumber())
                .put("registerNumber", identity.registerNumber())
                .put("incarnation", identity.incarnation());
    }

    private static String kind(UploadRecord record) {
        try {
            return WireJson.mapper().readTree(record.payload()).path("kind").asText();
        } catch (IOException noJson) {
            return "";
        }
    }

    private static boolean fits(UploadRecord record) {
        return record.previousHash().length == RecordHash.LENGTH
                && Arrays.equals(record.hash(), RecordHash.next(record.previousHash(), record.payload()));
    }

    private static RegisterIdentity identity(UploadRecord record) {
        return new RegisterIdentity(record.storeNumber(), record.registerNumber(), record.incarnation());
    }
}
