package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;

/**
 * What somebody at headquarters does by hand, in a scale unit's data folder: enter master tables before the scale unit
 * runs, and hand out activation codes and publish anew, also while it runs.
 */
public final class HeadquartersDesk {

    @FunctionalInterface
    private interface Work<T> {
        T at(Headquarters headquarters) throws IOException, SQLException;
    }

    private HeadquartersDesk() {}

    /** Enters master tables; the scale unit publishes them when it starts. */
    public static void publish(Path data, List<Row> rows) throws IOException, SQLException, InterruptedException {
        visit(data, headquarters -> {
            headquarters.masters().save(rows);
            return rows.size();
        });
    }

    /** Makes full packages for a store of the tables as they are; the running scale unit finds them. */
    public static void publishInFull(Path data, String storeNumber)
            throws IOException, SQLException, InterruptedException {
        visit(data, headquarters -> {
            headquarters.publisher().publishInFull(DataGroups.ownGroupOf(storeNumber));
            return true;
        });
    }

    /** Raises a price by a cent and a worker's grade by a star, and publishes what has changed. */
    public static void changeAndPublish(Path data, String storeNumber)
            throws IOException, SQLException, InterruptedException {
        visit(data, headquarters -> {
            Row price = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
            Row worker = headquarters.masters().rows(ChannelTables.STAFF).getFirst();
            headquarters.masters().save(List.of(
                    price.with("unit_price_micros", price.integer("unit_price_micros") + 10_000),
                    worker.with("name", worker.text("name") + "*")));
            headquarters.publisher().publish(DataGroups.ownGroupOf(storeNumber));
            return true;
        });
    }

    /** Makes a code that activates a register once. */
    public static String activationCode(Path data, String storeNumber, String registerNumber)
            throws IOException, SQLException, InterruptedException {
        return visit(data, headquarters -> headquarters.activationCodes().issue(storeNumber, registerNumber));
    }

    /** Makes the token by which headquarters knows the channel of a store that runs elsewhere. */
    public static String channelToken(Path data, String storeNumber)
            throws IOException, SQLException, InterruptedException {
        return visit(data, headquarters -> headquarters.channelTokens().issue(storeNumber));
    }

    /** Headquarters' folder within a scale unit's data folder. */
    static Path folder(Path data) {
        return data.resolve("headquarters");
    }

    private static <T> T visit(Path data, Work<T> work) throws IOException, SQLException, InterruptedException {
        Headquarters headquarters = new Headquarters(folder(data), Clock.systemUTC());
        headquarters.start();
        try {
            return work.at(headquarters);
        } finally {
            headquarters.stop();
        }
    }
}
