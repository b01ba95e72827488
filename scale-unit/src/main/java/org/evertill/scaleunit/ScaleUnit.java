package org.evertill.scaleunit;

import com.google.inject.Guice;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.TransactionCollector;
import org.evertill.scaleunit.headquarters.demo.DemoSchedules;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.HttpServer;

/**
 * A running scale unit: headquarters, a channel and the HTTP API, in this process. Made by {@link #of}, started once,
 * closed once; {@link ScaleUnitMain} runs one, tests run many.
 */
public final class ScaleUnit implements AutoCloseable {
    /** The number of the demo store. */
    public static final String DEMO_STORE_NUMBER = DemoStore.STORE_NUMBER;

    private final ScaleUnitSettings settings;
    private final Headquarters headquarters;
    private final Schedules schedules;
    private final Channel channel;
    private final HttpServer server;
    private final TransactionCollector collector;
    private final ExchangeRounds rounds;
    private int port;

    ScaleUnit(ScaleUnitSettings settings, Headquarters headquarters, Schedules schedules, Channel channel,
            TransactionCollector collector, HttpServer server, WakeUp wakeUp) {
        this.settings = settings;
        this.headquarters = headquarters;
        this.schedules = schedules;
        this.channel = channel;
        this.server = server;
        this.collector = collector;
        this.rounds = new ExchangeRounds(collector, headquarters.channelDatabases(), channel, wakeUp);
    }

    /** Puts a scale unit together; nothing is opened before {@link #start}. */
    public static ScaleUnit of(ScaleUnitSettings settings, Clock clock) {
        return Guice.createInjector(new ScaleUnitModule(settings, clock)).getInstance(ScaleUnit.class);
    }

    /** Opens the databases, makes and publishes the demo store if asked to, and listens. */
    public ScaleUnit start() throws IOException, SQLException {
        OwnFolder.make(settings.dataFolder());
        headquarters.start();
        schedules.open();
        if (settings.demoSeed().isPresent() && headquarters.masters().isEmpty()) {
            headquarters.masters().save(DemoStore.rows(settings.demoSeed().getAsLong(), PinHash::of));
            for (DistributionSchedule schedule : DemoSchedules.all()) {
                schedules.save(schedule);
            }
        }
        if (!headquarters.masters().isEmpty()) {
            Optional<String> dataGroup = headquarters.dataGroupOf(settings.storeNumber());
            if (dataGroup.isPresent()) {
                headquarters.publisher().publishIfNever(dataGroup.get());
            }
        }
        channel.start();
        port = server.start(settings.host(), settings.port(), settings.certificate());
        rounds.start();
        schedules.start();
        return this;
    }

    /** Stops listening, finishes what is being written, closes every file. */
    @Override
    public void close() throws SQLException {
        try {
            server.stop();
            schedules.stop();
            rounds.stop();
            channel.stop();
            headquarters.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where it listens, without a path; only while it runs. */
    public URI address() {
        return URI.create((settings.certificate().isPresent() ? "https://" : "http://") + settings.host() + ":" + port);
    }

    /** Makes a code that activates a register of this store once. */
    public String issueActivationCode(String registerNumber) throws SQLException {
        return headquarters.activationCodes().issue(settings.storeNumber(), registerNumber);
    }

    /** Empties the tables these rows belong to, fills them anew, publishes, and installs at the channel. */
    public void publish(List<Row> masterRows) throws IOException, SQLException {
        headquarters.masters().replace(masterRows);
        publish();
    }

    /** Publishes what has changed in the master tables and installs it at the channel. */
    public void publish() throws IOException, SQLException {
        headquarters.publisher().publish(dataGroup());
        channel.fetchPackages();
    }

    /** Publishes the master tables anew, all of them, and installs the packages at the channel. */
    public void publishInFull() throws IOException, SQLException {
        headquarters.publisher().publishInFull(dataGroup());
        channel.fetchPackages();
    }

    /**
     * Runs P-0001 now and waits for it.
     *
     * @return how many records headquarters has that it had not before
     */
    public int collectTransactions() throws SQLException {
        return collector.collect();
    }

    /**
     * Brings what registers have told of their offline databases to headquarters now.
     *
     * @return how many have told something new
     */
    public int collectReports() throws SQLException {
        return headquarters.channelDatabases().collect(channel.link());
    }

    /** Headquarters, for what has no address of its own. */
    public Headquarters headquarters() {
        return headquarters;
    }

    List<Endpoint> endpoints() {
        return server.endpoints();
    }

    private String dataGroup() throws SQLException {
        return headquarters.dataGroupOf(settings.storeNumber()).orElseThrow(() -> new IllegalStateException(
                "Headquarters has no store " + settings.storeNumber() + "."));
    }
}
