package org.evertill.scaleunit;

import com.google.inject.Guice;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.HttpServer;

/**
 * A running scale unit: headquarters, a channel and the HTTP API, in this process. Made by {@link #of}, started once,
 * closed once; {@link ScaleUnitMain} runs one, tests run many. {@link HeadquartersUnit} and {@link ChannelUnit} are its
 * halves in processes of their own.
 */
public final class ScaleUnit implements RunningUnit {
    /** The number of the demo store. */
    public static final String DEMO_STORE_NUMBER = DemoStore.STORE_NUMBER;

    private final ScaleUnitSettings settings;
    private final HeadquartersPart part;
    private final Channel channel;
    private final HttpServer server;
    private final ExchangeRounds rounds;
    private int port;

    ScaleUnit(ScaleUnitSettings settings, HeadquartersPart part, Channel channel, HttpServer server, WakeUp wakeUp) {
        this.settings = settings;
        this.part = part;
        this.channel = channel;
        this.server = server;
        this.rounds = new ExchangeRounds(channel, wakeUp);
    }

    /** Puts a scale unit together; nothing is opened before {@link #start}. */
    public static ScaleUnit of(ScaleUnitSettings settings, Clock clock) {
        return Guice.createInjector(new ScaleUnitModule(settings, clock)).getInstance(ScaleUnit.class);
    }

    /** Opens the databases, makes and publishes the demo store if asked to, and listens. */
    @Override
    public ScaleUnit start() throws IOException, SQLException {
        part.open();
        channel.start();
        port = server.start(settings.host(), settings.port(), settings.certificate());
        rounds.start();
        part.start();
        return this;
    }

    @Override
    public void close() throws SQLException {
        try {
            server.stop();
            part.stop();
            rounds.stop();
            channel.stop();
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI address() {
        return settings.address(port);
    }

    /** Makes a code that activates a register of this store once. */
    public String issueActivationCode(String registerNumber) throws SQLException {
        return headquarters().activationCodes().issue(settings.storeNumber(), registerNumber);
    }

    /** Empties the tables these rows belong to, fills them anew, publishes, and installs at the channel. */
    public void publish(List<Row> masterRows) throws IOException, SQLException {
        headquarters().masters().replace(masterRows);
        publish();
    }

    /** Publishes what has changed in the master tables and installs it at the channel. */
    public void publish() throws IOException, SQLException {
        headquarters().publisher().publish(dataGroup());
        channel.fetchPackages();
    }

    /** Publishes the master tables anew, all of them, and installs the packages at the channel. */
    public void publishInFull() throws IOException, SQLException {
        headquarters().publisher().publishInFull(dataGroup());
        channel.fetchPackages();
    }

    /**
     * Runs P-0001 now and waits for it.
     *
     * @return how many records headquarters has that it had not before
     */
    public int collectTransactions() throws IOException, SQLException {
        return channel.handOverRecords();
    }

    /**
     * Brings what registers have told of their offline databases to headquarters now.
     *
     * @return how many have told something new
     */
    public int collectReports() throws IOException, SQLException {
        return channel.handOverReports();
    }

    /** Headquarters, for what has no address of its own. */
    public Headquarters headquarters() {
        return part.headquarters();
    }

    List<Endpoint> endpoints() {
        return server.endpoints();
    }

    private String dataGroup() throws SQLException {
        return headquarters().dataGroupOf(settings.storeNumber()).orElseThrow(() -> new IllegalStateException(
                "Headquarters has no store " + settings.storeNumber() + "."));
    }
}
