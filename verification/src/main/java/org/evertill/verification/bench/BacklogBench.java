package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.house.LargeCatalogue;
import org.evertill.verification.house.ProvisionedFolder;
import org.evertill.verification.process.ProgramJars;

/**
 * What a register makes of 30,000 unsent sales. Its start, by turns beside that of the same register with an empty
 * journal. Their way up to a real scale unit, each time from another register of the store, from 917 until its
 * watermark is at the head; beside it the same requests sent to a {@link BareChannel} that inserts the same rows. And a
 * basket rung meanwhile, beside the same when nothing is left to send; its questions are answered by the register's own
 * database, or what it waited for would be the scale unit, which has its hands full.
 */
public final class BacklogBench implements Benchmark {

    private static final double START_FACTOR = 2;
    private static final double DRAIN_FACTOR = 3;
    private static final double SALE_FACTOR = 2;

    private final int sales;

    /** Thirty thousand. */
    public BacklogBench() {
        this(30_000);
    }

    BacklogBench(int sales) {
        this.sales = sales;
    }

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        List<Measurement> results = new ArrayList<>();
        results.add(start(Files.createDirectories(folder.resolve("start")), times));
        results.addAll(drain(Files.createDirectories(folder.resolve("drain")), times));
        return results;
    }

    private Measurement start(Path folder, int times) throws Exception {
        List<String> empty = List.of(register(folder.resolve("empty"), 0).toString());
        List<String> full = List.of(register(folder.resolve("full"), sales).toString());
        StartedProgram program = new StartedProgram(StartedRegisterMain.class.getName(),
                ProgramJars.pack(folder.resolve("jars")), folder.resolve("register.aot"),
                folder.resolve("errors.txt"));
        program.train(full);
        List<Long> fullTimes = new ArrayList<>();
        List<Long> emptyTimes = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            long fullTime = program.start(full);
            long emptyTime = program.start(empty);
            if (time > 0) {
                fullTimes.add(fullTime);
                emptyTimes.add(emptyTime);
            }
        }
        return new Measurement("start, %,d unsent".formatted(sales), fullTimes,
                Limit.times(START_FACTOR, "an empty journal's", emptyTimes));
    }

    private static Path register(Path folder, int sales) throws IOException, SQLException, DataFolderException {
        Path data = Files.createDirectories(folder).resolve("register");
        ProvisionedFolder.make(data, new LargeCatalogue(0)::read);
        if (sales > 0) {
            try (OfflineDatabase database = OfflineDatabase.open(data)) {
                UnsentSales.commit(database, sales);
            }
        }
        return data;
    }

    /** The way up alone, with a basket rung meanwhile. */
    List<Measurement> drain(Path folder, int times) throws Exception {
        List<Long> own = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        DrainedRegister.Sold meanwhile;
        try (FleetStore store = FleetStore.open(folder, times + 1, LookupSource.OFFLINE_DATABASE);
                BareChannel bareChannel =
                        BareChannel.forRecords(new BareRows(folder.resolve("bare.db")), SqlDialect.SQLITE)) {
            Path channel = store.scaleUnit().channelDatabase();
            DrainedRegister first = DrainedRegister.make(store, folder, 1, sales);
            meanwhile = first.drainSelling();
            first.requireAllThere(channel);
            first.drainBare(bareChannel);
            for (int time = 1; time <= times; time++) {
                DrainedRegister register = DrainedRegister.make(store, folder, time + 1, sales);
                own.add(register.drain());
                register.requireAllThere(channel);
                bare.add(register.drainBare(bareChannel));
            }
        }
        return List.of(
                new Measurement("drain of %,d sales".formatted(sales), own,
                        Limit.times(DRAIN_FACTOR, "bare requests and rows", bare)),
                new Measurement("a basket meanwhile", meanwhile.busy(),
                        Limit.times(SALE_FACTOR, "when all is sent", meanwhile.quiet())));
    }
}
