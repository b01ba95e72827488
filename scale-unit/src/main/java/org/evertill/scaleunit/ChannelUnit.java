package org.evertill.scaleunit;

import com.google.inject.Guice;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.evertill.scaleunit.http.HttpServer;

/** A store's channel in a process of its own, which goes to headquarters over HTTP and needs nothing to come to it. */
public final class ChannelUnit implements RunningUnit {
    private final ScaleUnitSettings settings;
    private final Channel channel;
    private final HttpServer server;
    private final RemoteHeadquarters headquarters;
    private final ExchangeRounds rounds;
    private int port;

    ChannelUnit(ScaleUnitSettings settings, Channel channel, HttpServer server, RemoteHeadquarters headquarters,
            WakeUp wakeUp) {
        this.settings = settings;
        this.channel = channel;
        this.server = server;
        this.headquarters = headquarters;
        this.rounds = new ExchangeRounds(channel, wakeUp);
    }

    /** Puts it together; nothing is opened and nobody is called before {@link #start}. */
    public static ChannelUnit of(ScaleUnitSettings settings, RemoteHeadquarters headquarters, Clock clock) {
        return Guice.createInjector(new ChannelUnitModule(settings, headquarters, clock))
                .getInstance(ChannelUnit.class);
    }

    @Override
    public ChannelUnit start() throws IOException, SQLException {
        OwnFolder.make(settings.dataFolder());
        channel.start();
        port = server.start(settings.host(), settings.port(), settings.certificate());
        rounds.start();
        return this;
    }

    @Override
    public void close() throws SQLException {
        try {
            server.stop();
            rounds.stop();
            channel.stop();
            headquarters.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI address() {
        return settings.address(port);
    }

    /** The channel, for what need not wait for the next round. */
    public Channel channel() {
        return channel;
    }
}
