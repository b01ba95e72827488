package org.evertill.verification.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Journals for tests of the commands that read one. */
public final class HandMadeJournals {

    private static final HandMadeSale SALE = HandMadeSale.online("s1", null, "2026-11-21",
            HandMadeSale.line(2000, 5_000_000, 1000));

    /** What each appended sale comes to, in pence. */
    public static final long TOTAL = SALE.total();

    private HandMadeJournals() {}

    /** A sale of 12.00, a free one and a switch: a journal that is right. */
    public static void write(Path file) throws Exception {
        HandMadeSale free = HandMadeSale.online("s2", null, "2026-11-21", HandMadeSale.line(1000, 0, 0));
        HandMadeDatabase.create(file).addRegister("R1", List.of(SALE, free));
    }

    /** Changes one bit of a record. */
    public static void flipABit(Path file) throws Exception {
        HandMadeDatabase journal = HandMadeDatabase.at(file);
        byte[] payload = journal.payload("s1");
        payload[payload.length - 4] ^= 1;
        journal.execute("UPDATE journal_record SET payload = ? WHERE record_id = 's1'", payload);
    }

    /** The newest sequence, 0 in a journal that is not there; makes the journal. */
    public static long lastSequence(Path file) throws Exception {
        if (!Files.exists(file)) {
            HandMadeDatabase.create(file);
        }
        return HandMadeDatabase.at(file).lastSequence();
    }

    /** Whether a record of this id is there. */
    public static boolean has(Path file, String id) throws Exception {
        return HandMadeDatabase.at(file).has(id);
    }

    /** Stores one more sale, durably, in one transaction. */
    public static void append(Path file, String id, long sequence) throws Exception {
        HandMadeDatabase.at(file).append("R1", sequence, HandMadeSale.online(id, null, "2026-11-21",
                HandMadeSale.line(2000, 5_000_000, 1000)));
    }
}
