package org.evertill.scaleunit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.endpoint.GetChannelStanding;
import org.evertill.scaleunit.headquarters.endpoint.GetFrame;
import org.evertill.scaleunit.headquarters.endpoint.GetNextPackage;
import org.evertill.scaleunit.headquarters.endpoint.PostActivation;
import org.evertill.scaleunit.headquarters.endpoint.PostRecords;
import org.evertill.scaleunit.headquarters.endpoint.PostRegisterReports;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.GatedEndpoints;

/** Puts headquarters together, with the addresses for channels that run in processes of their own. */
final class HeadquartersModule extends AbstractModule {
    /** The addresses for channels. */
    static final String FOR_CHANNELS = "for channels";

    private final ScaleUnitSettings settings;
    private final Clock clock;

    HeadquartersModule(ScaleUnitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Provides @Singleton Headquarters headquarters() {
        Path folder = settings.headquartersFolder();
        return new Headquarters(folder, settings.databases().headquarters(folder), clock);
    }

    @Provides @Singleton HeadquartersPart part(Headquarters headquarters, Schedules schedules) {
        return new HeadquartersPart(settings, headquarters, schedules);
    }

    @Provides @Singleton @Named(FOR_CHANNELS) GatedEndpoints endpoints(Headquarters headquarters) {
        return new GatedEndpoints(new ChannelGate(headquarters.channelTokens()::storeOf), List.of(
                new GetChannelStanding(headquarters),
                new GetNextPackage(headquarters),
                new GetFrame(headquarters),
                new PostActivation(headquarters),
                new PostRecords(headquarters),
                new PostRegisterReports(headquarters)));
    }
}
