package org.evertill.scaleunit.channel;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.evertill.exchange.security.WrongPinTable;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Wrong PINs in a row, per worker, kept in the channel database, in one writer's order. Any thread. */
final class WrongPins {
    private final ServerDatabase database;
    private final InstantSource clock;

    WrongPins(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** See {@link WrongPinTable#begin}. */
    Duration begin(String workerNumber) throws SQLException {
        return database.write(connection -> new WrongPinTable(connection).begin(workerNumber, clock.instant()));
    }

    /** See {@link WrongPinTable#right}. */
    void right(String workerNumber) throws SQLException {
        database.write(connection -> {
            new WrongPinTable(connection).right(workerNumber);
            return true;
        });
    }

    /** See {@link WrongPinTable#unchecked}. */
    void unchecked(String workerNumber) throws SQLException {
        database.write(connection -> {
            new WrongPinTable(connection).unchecked(workerNumber);
            return true;
        });
    }
}
