package org.evertill.scaleunit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.http.GatedEndpoints;
import org.evertill.scaleunit.http.HttpServer;

/** Puts a scale unit together: headquarters and one channel in one process, which meet only through the link. */
final class ScaleUnitModule extends AbstractModule {
    private final ScaleUnitSettings settings;
    private final Clock clock;

    ScaleUnitModule(ScaleUnitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        install(new HeadquartersModule(settings, clock));
        install(new ChannelModule(settings, clock));
    }

    @Provides @Singleton HeadquartersLink headquartersLink(Headquarters headquarters) {
        return headquarters.link(settings.storeNumber());
    }

    @Provides @Singleton Schedules schedules(Headquarters headquarters, Channel channel) {
        return new Schedules(headquarters, settings.headquartersFolder(),
                Map.of(settings.storeNumber(), channel::handOverRecords), clock);
    }

    @Provides @Singleton HttpServer httpServer(@Named(ChannelModule.FOR_REGISTERS) GatedEndpoints forRegisters,
            @Named(HeadquartersModule.FOR_CHANNELS) GatedEndpoints forChannels) {
        return new HttpServer(List.of(forRegisters, forChannels), WireJson.mapper());
    }

    @Provides @Singleton ScaleUnit scaleUnit(HeadquartersPart part, Channel channel, HttpServer server,
            WakeUp wakeUp) {
        return new ScaleUnit(settings, part, channel, server, wakeUp);
    }
}
