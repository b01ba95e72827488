package org.evertill.verification.house;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
 * The demo store with a running scale unit and one activated register, for runs that kill or cut: its register looks
 * for packages and comes back after an outage within seconds. Used by one thread.
 */
public final class LiveStore implements AutoCloseable {

    /** Its register. */
    public static final String REGISTER = "01";

    private static final long SEED = 1;
    /** Gives up and comes back as quickly as a proof wants it. */
    private static final OfflineProfile IMPATIENT =
            OfflineProfile.of("impatient", "Impatient", OfflineProfileField::published)
                    .with(OfflineProfileField.REQUEST_TIMEOUT, 500)
                    .with(OfflineProfileField.RECONNECT_INTERVAL, 200)
                    .with(OfflineProfileField.SYNC_INTERVAL, 5_000)
                    .with(OfflineProfileField.FIRST_CONTACT_SPREAD, 0);

    private final Path folder;
    private final List<String> barcodes;
    private final ScaleUnitProcess scaleUnit;
    private final FaultProxy proxy;

    private LiveStore(Path folder, List<String> barcodes, ScaleUnitProcess scaleUnit) {
        this.folder = folder;
        this.barcodes = barcodes;
        this.scaleUnit = scaleUnit;
        this.proxy = FaultProxy.before(scaleUnit.socketAddress());
    }

    /** Makes and starts everything in a folder of its own. */
    public static LiveStore open(Path folder) throws IOException, SQLException, InterruptedException {
        Path server = folder.resolve("scale-unit");
        List<Row> rows = rows();
        HeadquartersDesk.publish(server, rows);
        LiveStore store = new LiveStore(folder, rows.stream()
                .filter(row -> row.table() == ChannelTables.PRODUCT_BARCODE).map(row -> row.text("barcode")).toList(),
                ScaleUnitProcess.start(server, List.of("--store", DemoStore.STORE_NUMBER)));
        try {
            ConfigureProcess.activate(store.registerFolder(), store.address().toString(),
                    HeadquartersDesk.activationCode(server, DemoStore.STORE_NUMBER, REGISTER));
            return store;
        } catch (IOException | SQLException | InterruptedException | RuntimeException failed) {
            store.close();
            throw failed;
        }
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
    public void publish() throws IOException, SQLException, InterruptedException {
        HeadquartersDesk.publishAgain(folder.resolve("scale-unit"), DemoStore.STORE_NUMBER);
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
