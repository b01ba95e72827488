package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.HeadquartersLink;

/**
 * The channel's end of scheduler job P-0001: hands its records to headquarters in the order of their arrival. Begins
 * where headquarters says it has come to, so a kill of either, or an answer that was lost, costs nothing but asking
 * again. Any thread may run it; one at a time does.
 */
public final class RecordHandover {
    /** One transaction of this many records keeps headquarters' writer busy for some tens of milliseconds. */
    private static final int BATCH = 500;
    /** Between two processes a batch is one request; a slow line that breaks now and then gets through with it. */
    private static final long BATCH_BYTES = 1L << 20;

    private final RecordFeed feed;
    private final HeadquartersLink.Records headquarters;
    private final Runnable setBack;

    /** Hands over what a feed has. */
    public RecordHandover(RecordFeed feed, HeadquartersLink.Records headquarters) {
        this(feed, headquarters, () -> { });
    }

    /** Hands over what a feed has, and calls where headquarters has lost some of what it had. */
    RecordHandover(RecordFeed feed, HeadquartersLink.Records headquarters, Runnable setBack) {
        this.feed = feed;
        this.headquarters = headquarters;
        this.setBack = setBack;
    }

    /**
     * Hands over everything headquarters has not.
     *
     * @return how many records headquarters now has that it had not before
     */
    public synchronized int handOver() throws IOException, SQLException {
        int stored = 0;
        // A channel's database that was set back counts arrivals anew: what was read before is found there already.
        long there = headquarters.takenUpTo();
        long here = feed.taken();
        if (there < here) {
            setBack.run();
        }
        List<ArrivedRecord> batch = after(Math.min(there, here));
        while (!batch.isEmpty()) {
            long last = batch.getLast().arrival();
            stored += headquarters.take(batch);
            feed.takenUpTo(last);
            batch = after(last);
        }
        return stored;
    }

    private List<ArrivedRecord> after(long arrival) throws SQLException {
        List<ArrivedRecord> records = feed.after(arrival, BATCH);
        long bytes = 0;
        for (int count = 0; count < records.size(); count++) {
            bytes += records.get(count).payload().length;
            if (bytes > BATCH_BYTES && count > 0) {
                return records.subList(0, count);
            }
        }
        return records;
    }
}
