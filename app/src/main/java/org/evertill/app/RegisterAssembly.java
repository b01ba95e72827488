package org.evertill.app;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.evertill.app.register.Register;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.syncagent.HealthCheck;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.ScaleUnitLink;
import org.evertill.syncagent.SyncAgent;
import org.evertill.syncagent.SyncStatus;
import org.evertill.syncagent.SyncThreads;
import org.evertill.syncagent.SyncTime;
import org.evertill.syncagent.SyncedFiles;

/**
 * How the register is put together: the data folder it was given, the line, the sources, the agent, the register. By
 * constructors, for an injector takes longer than the data folder to open. Nothing here starts anything.
 */
public final class RegisterAssembly {

    private RegisterAssembly() {
    }

    /**
     * A register that has not started.
     *
     * @param database   the data folder, open
     * @param activation who this register is
     * @param clock      for every date
     * @param shown      gets every snapshot
     * @param synced     gets every status of the sync agent
     */
    public static Register of(OfflineDatabase database, RegisterActivation activation, Clock clock,
            Consumer<RegisterSnapshot> shown, Consumer<SyncStatus> synced) {
        SyncThreads threads = SyncThreads.ofMachine();
        ScaleUnitClient client =
                new ScaleUnitClient(ScaleUnitAddress.of(activation.scaleUnitAddress()), activation.deviceToken());
        ScaleUnitLine line =
                new ScaleUnitLine(threads.timers(), clock, TrustedCertificates.ofPem(activation.certificates()));
        SyncedFiles files = SyncedFiles.of(database, activation.identity(),
                database.identities().trustedKeys(clock), clock);
        OfflineSource offlineSource = database.source(activation.identity(), clock);
        Register.Parts parts = new Register.Parts(activation.identity(), RegisterEnvironment.withClock(clock),
                database.journal(activation.identity()), offlineSource,
                database.identities().firstSignOn().isPresent(), line,
                new ScaleUnitLink(client, line, threads.timers(), System::nanoTime),
                listener -> new SyncAgent(client, line, threads, files,
                        new SyncTime(clock, RandomGenerator.getDefault()), offlineSource.profile(), listener),
                due -> new HealthCheck(threads.timers(), System::nanoTime, due));
        return new Register(parts, shown, synced);
    }
}
