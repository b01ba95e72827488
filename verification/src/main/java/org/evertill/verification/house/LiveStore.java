package org.evertill.verification.house;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.verification.proxy.FaultProxy;

/**
 * The demo store with a running scale unit and one register that is activated and has its offline database, for runs
 * that kill or cut: its register looks for packages and comes back after an outage within seconds. Used by one thread.
 */
public final class LiveStore implements AutoCloseable {

    private static final String SERVER = "scale-unit";

    /** Its register. */
    public static final String REGISTER = "01";

    private static final long SEED = 1;
    /** It is killed before the better compiler would pay. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");
    /** Gives up and comes back as quickly as a proof wants it. */
    private static final OfflineProfile IMPATIENT =
            OfflineProfile.of("impatient", "Impatient", OfflineProfileField::published)
                    .with(OfflineProfileField.REQUEST_TIMEOUT, 500)
                    .with(OfflineProfileField.RECONNECT_INTERVAL, 200)
                    .with(OfflineProfileField.SYNC_INTERVAL, 5_000)
                    .with(OfflineProfileField.FIRST_CONTACT_SPREAD, 0);

    private final Path folder;
    private final List<String> barcodes;
    private final Supplier<List<String>> flags;
    private final Consumer<String> heard;
    private final FaultProxy proxy;
    private ScaleUnitProcess scaleUnit;

    private LiveStore(Path folder, List<String> barcodes, Supplier<List<String>> flags, Consumer<String> heard)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.barcodes = barcodes;
        this.flags = flags;
        this.heard = heard;
        this.scaleUnit = start();
        this.proxy = FaultProxy.before(scaleUnit.socketAddress());
    }

    /** Makes and starts everything in a folder of its own. */
    public static LiveStore open(Path folder) throws IOException, SQLException, InterruptedException {
        return open(folder, List::of, line -> { });
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param flags further flags of the scale unit's virtual machine, asked for at each start
     * @param heard gets every line it says, on a thread of its own
     */
    public static LiveStore open(Path folder, Supplier<List<String>> flags, Consumer<String> heard)
            throws IOException, SQLException, InterruptedException {
        List<Row> rows = rows();
        HeadquartersDesk.publish(folder.resolve(SERVER), rows);
        LiveStore store = new LiveStore(folder, rows.stream()
                .filter(row -> row.table() == ChannelTables.PRODUCT_BARCODE).map(row -> row.text("barcode")).toList(),
                flags, heard);
        try {
            Provisioning.provision(store.registerFolder(), store.address().toString(),
                    HeadquartersDesk.activationCode(folder.resolve(SERVER), DemoStore.STORE_NUMBER, REGISTER));
            return store;
        } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Everything that can be scanned in it. */
    public static List<String> barcodesOfDemoStore() {
        // the PINs do not matter here, and hashing them takes time
        return DemoStore.rows(SEED, pin -> pin).stream()
                .filter(row -> row.table() == ChannelTables.PRODUCT_BARCODE).map(row -> row.text("barcode")).toList();
    }

    /** The register's data folder. */
    public Path registerFolder() {
        return folder.resolve("register");
    }

    /** Everything that can be scanned. */
    public List<String> barcodes() {
        return barcodes;
    }

    /** What the register takes for the scale unit's address. */
    public URI address() {
        return proxy.httpUri();
    }

    /** Headquarters makes new packages of everything; the scale unit takes them within seconds. */
    public void publishInFull() throws IOException, SQLException, InterruptedException {
        HeadquartersDesk.publishInFull(folder.resolve(SERVER), DemoStore.STORE_NUMBER);
    }

    /** Headquarters changes a price, a worker's name and their like, and publishes just that. */
    public void publishAPrice() throws IOException, SQLException, InterruptedException {
        HeadquartersDesk.changeAndPublish(folder.resolve(SERVER), DemoStore.STORE_NUMBER);
    }

    /** What stands between the register and the scale unit. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** The scale unit that was started last. */
    public ScaleUnitProcess scaleUnit() {
        return scaleUnit;
    }

    /** Starts the scale unit again after a kill; the register finds it where it was. */
    public void startScaleUnit() throws IOException, InterruptedException {
        scaleUnit = start();
        proxy.pointTo(scaleUnit.socketAddress());
    }

    private ScaleUnitProcess start() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(QUICK_START);
        all.addAll(flags.get());
        return ScaleUnitProcess.start(
                folder.resolve(SERVER), List.of("--store", DemoStore.STORE_NUMBER), all, heard);
    }

    @Override
    public void close() {
        proxy.close();
        scaleUnit.close();
    }

    private static List<Row> rows() {
        return Stream.concat(DemoStore.rows(SEED, PinHash::of).stream().map(LiveStore::impatient),
                Stream.of(OfflineProfileRow.of(IMPATIENT))).toList();
    }

    private static Row impatient(Row row) {
        return row.table() == ChannelTables.REGISTER
                ? Row.of(ChannelTables.REGISTER, row.text("store_number"), row.text("register_number"),
                        row.text("name"), true, IMPATIENT.code())
                : row;
    }
}
