package org.evertill.offlinedb;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.UploadRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a damaged journal still gives: each record is read by itself, by its place in the file as well as by the index,
 * since either may be what is damaged. What it does not give is noted as unreadable, and is unsent. Upload thread.
 */
final class SingleReads {
    private static final Logger LOG = LoggerFactory.getLogger(SingleReads.class);

    private static final String NEWEST = """
            SELECT sequence, rowid FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? ORDER BY sequence DESC LIMIT 1""";
    private static final String BY_NUMBER = UploadQueue.COLUMNS
            + " WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?";
    private static final String BY_PLACE = BY_NUMBER + " AND rowid = ?";

    private final JournalFile journal;
    private final InstantSource clock;

    /** The newest record of an incarnation; records are only ever added, so places follow each other as numbers do. */
    private record Newest(long sequence, long place) {
        long placeOf(long number) {
            return place - (sequence - number);
        }
    }

    SingleReads(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The oldest unsent records of an incarnation that the file gives.
     *
     * @throws JournalUnavailableException if not even the newest is given, or nothing can be noted
     */
    List<UploadRecord> next(UploadSeries series, int recordsMax) {
        Optional<Newest> newest = newest(series);
        List<UploadRecord> readable = new ArrayList<>();
        SortedMap<Long, String> unreadable = new TreeMap<>();
        for (long number = series.reach() + 1;
                newest.isPresent() && number <= newest.get().sequence() && readable.size() < recordsMax; number++) {
            if (series.leftBehind().containsKey(number)) {
                continue;
            }
            try {
                Optional<UploadRecord> record = read(series, number, newest.get());
                if (record.isEmpty()) {
                    // A number that was never there is another matter; whoever sends on meets it.
                    break;
                }
                readable.add(record.get());
            } catch (JournalUnavailableException failed) {
                unreadable.put(number, JournalFailure.reasonNotGiven(failed));
            }
        }
        note(series, unreadable);
        return readable;
    }

    /** The records that were left behind and that the file gives now. */
    List<UploadRecord> leftBehind(UploadSeries series, int recordsMax) {
        List<UploadRecord> found = new ArrayList<>();
        if (series.leftBehind().isEmpty()) {
            return found;
        }
        Optional<Newest> newest = newest(series);
        for (long number : series.leftBehind().keySet()) {
            try {
                if (newest.isPresent() && found.size() < recordsMax) {
                    read(series, number, newest.get()).ifPresent(found::add);
                }
            } catch (JournalUnavailableException stillDamaged) {
                LOG.debug("record {} of {} is still not given", number, series.identity(), stillDamaged);
            }
        }
        return found;
    }

    private Optional<Newest> newest(UploadSeries series) {
        return journal.read(statements -> statements.first(NEWEST,
                row -> new Newest(row.getLong(1), row.getLong(2)), series.key()));
    }

    private Optional<UploadRecord> read(UploadSeries series, long number, Newest newest) {
        try {
            Optional<UploadRecord> byPlace = journal.read(statements -> statements.first(BY_PLACE,
                    row -> UploadQueue.read(row, series.identity()), series.key(number, newest.placeOf(number))));
            if (byPlace.isPresent()) {
                return byPlace;
            }
        } catch (JournalUnavailableException damaged) {
            LOG.debug("record {} of {} is not given by its place", number, series.identity(), damaged);
        }
        return journal.read(statements -> statements.first(BY_NUMBER,
                row -> UploadQueue.read(row, series.identity()), series.key(number)));
    }

    private void note(UploadSeries series, SortedMap<Long, String> unreadable) {
        if (unreadable.isEmpty()) {
            return;
        }
        LOG.error("Records {} of {} cannot be read and stay unsent: {}", unreadable.keySet(), series.identity(),
                unreadable.get(unreadable.firstKey()));
        String now = Timestamps.text(clock.instant());
        journal.write(statements -> {
            for (var record : unreadable.entrySet()) {
                series.leaveBehind(statements, record.getKey(), record.getValue(), now);
            }
            return unreadable;
        });
    }
}
