package org.evertill.scaleunit.headquarters.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;

/** What was noted of the rows of a file: which were rejected and why, and what is remarkable of others. */
final class RowNotes {

    /**
     * A note of one row.
     *
     * @param code     the code of the rejection or the remark
     * @param sentence what is the matter
     */
    record Note(long line, long lastLine, String code, String sentence) { }

    private final List<Note> rejected = new ArrayList<>();
    private final List<Note> remarked = new ArrayList<>();
    private final Map<StoreKey, Map<Remark, Integer>> remarks = new TreeMap<>(RowNotes::compare);
    private final Map<StoreKey, Map<Rejection, Integer>> rejections = new TreeMap<>(RowNotes::compare);

    void reject(StoreKey store, SourceRow row, RowRejectedException reason) {
        rejected.add(new Note(row.line(), row.lastLine(), reason.rejection().code(),
                String.valueOf(reason.getMessage())));
        rejections.computeIfAbsent(store, first -> new EnumMap<>(Rejection.class))
                .merge(reason.rejection(), 1, Integer::sum);
    }

    void remark(StoreKey store, SourceRow row, Remark remark, String detail) {
        remarked.add(new Note(row.line(), row.lastLine(), remark.code(), remark.sentence() + detail));
        remarks.computeIfAbsent(store, first -> new EnumMap<>(Remark.class)).merge(remark, 1, Integer::sum);
    }

    List<Note> rejected() {
        return byLine(rejected);
    }

    List<Note> remarked() {
        return byLine(remarked);
    }

    Map<Remark, Integer> remarksOf(StoreKey store) {
        return remarks.getOrDefault(store, Map.of());
    }

    /** Rejections by store; the rows whose store could not be read stand under one without a number. */
    Map<StoreKey, Map<Rejection, Integer>> rejections() {
        return rejections;
    }

    private static List<Note> byLine(List<Note> notes) {
        return notes.stream().sorted((one, other) -> Long.compare(one.line, other.line)).toList();
    }

    private static int compare(StoreKey one, StoreKey other) {
        int byChain = one.chain().compareTo(other.chain());
        return byChain != 0 ? byChain : one.store().compareTo(other.store());
    }
}
