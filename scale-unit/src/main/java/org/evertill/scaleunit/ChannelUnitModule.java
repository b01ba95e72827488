package org.evertill.scaleunit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.evertill.scaleunit.http.GatedEndpoints;
import org.evertill.scaleunit.http.HttpServer;

/** Puts a channel together as a program of its own, whose headquarters is elsewhere. */
final class ChannelUnitModule extends AbstractModule {
    private final ScaleUnitSettings settings;
    private final RemoteHeadquarters headquarters;
    private final Clock clock;

    ChannelUnitModule(ScaleUnitSettings settings, RemoteHeadquarters headquarters, Clock clock) {
        this.settings = settings;
        this.headquarters = headquarters;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        install(new ChannelModule(settings, clock));
        bind(HeadquartersLink.class).toInstance(headquarters.link());
    }

    @Provides @Singleton HttpServer httpServer(@Named(ChannelModule.FOR_REGISTERS) GatedEndpoints forRegisters) {
        return new HttpServer(List.of(forRegisters), WireJson.mapper());
    }

    @Provides @Singleton ChannelUnit unit(Channel channel, HttpServer server, WakeUp wakeUp) {
        return new ChannelUnit(settings, channel, server, headquarters, wakeUp);
    }
}
