package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.SyncThreads;

/**
 * The demo store with as many registers as one likes and its running scale unit. Its registers synchronise when
 * something is sold and hardly ever by themselves. Used by one thread.
 */
public final class FleetStore implements AutoCloseable {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EAN_13 = 13;
    private static final OfflineProfile QUIET = OfflineProfile.of("quiet", "Quiet", OfflineProfileField::published)
            .with(OfflineProfileField.SYNC_INTERVAL, OfflineProfileField.SYNC_INTERVAL.highest());

    private final Path data;
    private final ScaleUnitProcess scaleUnit;
    private final SyncThreads threads = SyncThreads.ofMachine();
    private final ScaleUnitLine line = new ScaleUnitLine(threads.timers(), Clock.systemUTC());

    private FleetStore(Path data) throws IOException, InterruptedException {
        this.data = data;
        this.scaleUnit = ScaleUnitProcess.start(data, List.of("--store", DemoStore.STORE_NUMBER));
        line.start();
    }

    /**
     * Makes the store in a folder of its own and starts its scale unit.
     *
     * @param registers how many; they count from 1
     * @param source    what answers their questions while they are online
     */
    public static FleetStore open(Path folder, int registers, LookupSource source)
            throws IOException, SQLException, InterruptedException {
        Path data = folder.resolve("scale-unit");
        HeadquartersDesk.publish(data, rows(registers, source));
        return new FleetStore(data);
    }

    /** The barcodes of everything in it that is sold by the piece, one for each; nothing is asked about them. */
    public static List<String> barcodes() {
        List<Row> rows = DemoStore.rows(SEED, pin -> pin);
        Set<String> pieces = rows.stream().filter(row -> row.table() == ChannelTables.PRODUCT
                        && row.text("unit_code").equals(UnitOfMeasure.EACH.code()) && row.integer("blocked") == 0)
                .map(row -> row.text("product_number")).collect(Collectors.toSet());
        return rows.stream().filter(row -> row.table() == ChannelTables.PRODUCT_BARCODE
                        && row.text("barcode").length() == EAN_13 && pieces.remove(row.text("product_number")))
                .map(row -> row.text("barcode")).toList();
    }

    /** Its scale unit. */
    public ScaleUnitProcess scaleUnit() {
        return scaleUnit;
    }

    /**
     * Activates a register, as its configuration does.
     *
     * @throws IllegalStateException when the scale unit refuses
     */
    public RegisterActivation activate(int register) throws IOException, SQLException, InterruptedException {
        String code = HeadquartersDesk.activationCode(data, DemoStore.STORE_NUMBER, number(register));
        ScaleUnitAddress address = ScaleUnitAddress.of(scaleUnit.address().toString());
        Reply<ActivationAnswer> reply = line.send(new ScaleUnitClient(address, "").activate(code), PATIENCE).join();
        if (!(reply instanceof Reply.Answered<ActivationAnswer>(ActivationAnswer answer))) {
            throw new IllegalStateException("register " + number(register) + " was not activated: " + reply);
        }
        return new RegisterActivation(
                new RegisterIdentity(answer.storeNumber(), answer.registerNumber(), answer.incarnation()),
                address.toString(), answer.deviceToken(), answer.signingKey(), "",
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Makes a data folder that of a register, with everything it needs to sell offline. */
    public void provision(Path folder, int register)
            throws IOException, SQLException, InterruptedException, DataFolderException {
        try (OfflineDatabase database = OfflineDatabase.open(folder)) {
            database.activate(activate(register));
        }
        Provisioning.createOfflineDatabase(folder);
    }

    @Override
    public void close() {
        line.stop();
        threads.stop();
        scaleUnit.close();
    }

    private static List<Row> rows(int registers, LookupSource source) {
        Row profile = OfflineProfileRow.of(QUIET.with(OfflineProfileField.LOOKUP_SOURCE, source.ordinal()));
        return Stream.concat(
                Stream.concat(DemoStore.rows(SEED, PinHash::of).stream(), Stream.of(profile))
                        .filter(row -> row.table() != ChannelTables.REGISTER),
                IntStream.rangeClosed(1, registers).mapToObj(FleetStore::register)).toList();
    }

    private static Row register(int register) {
        return Row.of(ChannelTables.REGISTER, DemoStore.STORE_NUMBER, number(register), "Lane " + register, true,
                QUIET.code());
    }

    private static String number(int register) {
        return "%02d".formatted(register);
    }
}
