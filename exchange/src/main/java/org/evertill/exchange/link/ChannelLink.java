package org.evertill.exchange.link;

import java.sql.SQLException;
import java.util.List;

/**
 * What headquarters asks of a channel: its records, for scheduler job P-0001, and how its registers stand.
 *
 * @param channelCode names the channel; headquarters keeps one cursor per code
 * @param records     reads records in the order of their arrival
 * @param taken       tells the channel how far headquarters has taken them, for its own account only
 * @param acknowledged how far that is, as the channel has it
 * @param reports     what registers have told of their offline databases
 */
public record ChannelLink(String channelCode, Records records, Taken taken, Acknowledged acknowledged,
        Reports reports) {

    /** Reads records in the order of their arrival. */
    @FunctionalInterface
    public interface Records {
        /** At most so many records with an arrival above the given one, lowest first. */
        List<ArrivedRecord> after(long arrival, int limit) throws SQLException;
    }

    /** Hears how far records have been taken. */
    @FunctionalInterface
    public interface Taken {
        /** Every record up to this arrival is at headquarters for good. */
        void upTo(long arrival) throws SQLException;
    }

    /** Knows how far records have been taken. */
    @FunctionalInterface
    public interface Acknowledged {
        /**
         * The highest arrival the channel was told of. Behind what headquarters remembers where the channel's database
         * was set back to an earlier moment: arrivals after it may mean other records now.
         */
        long upTo() throws SQLException;
    }

    /** Reads what registers have told. */
    @FunctionalInterface
    public interface Reports {
        /**
         * The last report of every register that told it at an ISO-8601 instant or after it, oldest first. That of
         * the very instant once more, because another may have come in it since.
         */
        List<RegisterReport> since(String instant) throws SQLException;
    }
}
