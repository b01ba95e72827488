package org.evertill.scaleunit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.http.GatedEndpoints;
import org.evertill.scaleunit.http.HttpServer;

/** Puts headquarters together as a program of its own. */
final class HeadquartersUnitModule extends AbstractModule {
    private final ScaleUnitSettings settings;
    private final Clock clock;

    HeadquartersUnitModule(ScaleUnitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        install(new HeadquartersModule(settings, clock));
    }

    /** Without collectors: channels elsewhere hand over their records by themselves. */
    @Provides @Singleton Schedules schedules(Headquarters headquarters) {
        return new Schedules(headquarters, settings.headquartersFolder(), Map.of(), clock);
    }

    @Provides @Singleton HttpServer httpServer(@Named(HeadquartersModule.FOR_CHANNELS) GatedEndpoints forChannels) {
        return new HttpServer(List.of(forChannels), WireJson.mapper());
    }

    @Provides @Singleton HeadquartersUnit unit(HeadquartersPart part, HttpServer server) {
        return new HeadquartersUnit(settings, part, server);
    }
}
