package org.evertill.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.evertill.app.register.Register;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.exchange.packages.VerifyingKey;
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
import org.evertill.syncagent.TrustedCertificates;

/**
 * How the register is put together, top to bottom: the data folder it was given, the line, the sources, the agent,
 * the register. Nothing here starts anything.
 */
public final class RegisterModule extends AbstractModule {

    private final OfflineDatabase database;
    private final RegisterActivation activation;
    private final Clock clock;
    private final Consumer<RegisterSnapshot> shown;
    private final Consumer<SyncStatus> synced;

    /**
     * @param database   the data folder, open
     * @param activation who this register is
     * @param clock      for every date
     * @param shown      gets every snapshot
     * @param synced     gets every status of the sync agent
     */
    public RegisterModule(OfflineDatabase database, RegisterActivation activation, Clock clock,
            Consumer<RegisterSnapshot> shown, Consumer<SyncStatus> synced) {
        this.database = database;
        this.activation = activation;
        this.clock = clock;
        this.shown = shown;
        this.synced = synced;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Clock.class).toInstance(clock);
        bind(OfflineDatabase.class).toInstance(database);
        bind(RegisterActivation.class).toInstance(activation);
    }

    @Provides
    @Singleton
    SyncThreads threads() {
        return SyncThreads.ofMachine();
    }

    @Provides
    @Singleton
    ScaleUnitClient client() {
        return new ScaleUnitClient(ScaleUnitAddress.of(activation.scaleUnitAddress()), activation.deviceToken());
    }

    @Provides
    @Singleton
    ScaleUnitLine line(SyncThreads threads) {
        return new ScaleUnitLine(threads.timers(), clock, TrustedCertificates.ofPem(activation.certificates()));
    }

    @Provides
    @Singleton
    ScaleUnitLink link(ScaleUnitClient client, ScaleUnitLine line, SyncThreads threads) {
        return new ScaleUnitLink(client, line, threads.timers(), System::nanoTime);
    }

    @Provides
    @Singleton
    SyncedFiles files() {
        return SyncedFiles.of(database, activation.identity(), VerifyingKey.ofBase64(activation.signingKey()), clock);
    }

    @Provides
    @Singleton
    Register register(ScaleUnitClient client, ScaleUnitLine line, ScaleUnitLink link, SyncThreads threads,
            SyncedFiles files) {
        OfflineSource offlineSource = database.source(activation.identity(), clock);
        Register.Parts parts = new Register.Parts(activation.identity(), RegisterEnvironment.withClock(clock),
                database.journal(activation.identity()), offlineSource,
                database.identities().firstSignOn().isPresent(), line, link,
                listener -> new SyncAgent(client, line, threads, files,
                        new SyncTime(clock, RandomGenerator.getDefault()), offlineSource.profile(), listener),
                due -> new HealthCheck(threads.timers(), System::nanoTime, due));
        return new Register(parts, shown, synced);
    }
}
