package org.evertill.scaleunit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.scaleunit.channel.Activation;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.channel.DeviceTokens;
import org.evertill.scaleunit.channel.OwnDownloads;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.channel.StaffSignOn;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.channel.SyncLog;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.channel.endpoint.GetDeltaFrame;
import org.evertill.scaleunit.channel.endpoint.GetHealth;
import org.evertill.scaleunit.channel.endpoint.GetItemByBarcode;
import org.evertill.scaleunit.channel.endpoint.GetItemByCode;
import org.evertill.scaleunit.channel.endpoint.GetItemByNumber;
import org.evertill.scaleunit.channel.endpoint.GetNewestPackage;
import org.evertill.scaleunit.channel.endpoint.GetOfflineProfile;
import org.evertill.scaleunit.channel.endpoint.GetPackageFrame;
import org.evertill.scaleunit.channel.endpoint.GetProducts;
import org.evertill.scaleunit.channel.endpoint.GetReceipt;
import org.evertill.scaleunit.channel.endpoint.GetStaff;
import org.evertill.scaleunit.channel.endpoint.GetStore;
import org.evertill.scaleunit.channel.endpoint.PostActivate;
import org.evertill.scaleunit.channel.endpoint.PostRegisterReport;
import org.evertill.scaleunit.channel.endpoint.PostSignOn;
import org.evertill.scaleunit.channel.endpoint.PostSyncLog;
import org.evertill.scaleunit.channel.endpoint.PostTransactions;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.GatedEndpoints;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Puts a channel together, over whatever link to headquarters the program binds. */
final class ChannelModule extends AbstractModule {
    /** The addresses for registers. */
    static final String FOR_REGISTERS = "for registers";

    private final ScaleUnitSettings settings;
    private final Clock clock;

    ChannelModule(ScaleUnitSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Provides @Singleton WakeUp wakeUp() {
        return new WakeUp();
    }

    /** The channel's own database; headquarters keeps its own to itself. */
    @Provides @Singleton ServerDatabase channelDatabase() {
        return new ServerDatabase("channel", settings.databases().channel(channelFolder()), Channel.MIGRATION);
    }

    @Provides @Singleton PublishedFacts publishedFacts() {
        return new PublishedFacts(channelFolder());
    }

    @Provides @Singleton PackageDepot packageDepot(HeadquartersLink headquarters, PublishedFacts facts) {
        return new PackageDepot(channelFolder().resolve("packages"), headquarters, facts, clock);
    }

    @Provides @Singleton StaffSignOn staffSignOn(PublishedFacts facts, ServerDatabase database) {
        return new StaffSignOn(facts, database, clock);
    }

    @Provides @Singleton DeviceTokens deviceTokens(ServerDatabase database) {
        return new DeviceTokens(database, clock);
    }

    @Provides @Singleton UploadReceiver uploadReceiver(ServerDatabase database, WakeUp wakeUp) {
        return new UploadReceiver(database, clock, wakeUp::call);
    }

    @Provides @Singleton StandingOrders standingOrders(ServerDatabase database) {
        return new StandingOrders(database);
    }

    @Provides @Singleton OwnDownloads ownDownloads(ServerDatabase database, PublishedFacts facts,
            StandingOrders orders) {
        return new OwnDownloads(settings.storeNumber(), database, facts, orders, clock);
    }

    @Provides @Singleton Channel channel(HeadquartersLink headquarters, ServerDatabase database, PublishedFacts facts,
            PackageDepot depot, OwnDownloads downloads, StaffSignOn staff, DeviceTokens tokens) {
        return new Channel(headquarters, database, facts, depot, downloads, staff, tokens, clock);
    }

    @Provides @Singleton @Named(FOR_REGISTERS) GatedEndpoints endpoints(HeadquartersLink headquarters,
            ServerDatabase database, PublishedFacts facts, PackageDepot depot, StandingOrders orders, StaffSignOn staff,
            DeviceTokens tokens, UploadReceiver receiver) {
        return new GatedEndpoints(new DeviceGate(tokens::deviceOf), List.of(
                new GetHealth(settings.storeNumber(), facts),
                new PostActivate(new Activation(headquarters, tokens, clock)),
                new GetStaff(facts),
                new PostSignOn(staff),
                new GetStore(facts, clock),
                new GetItemByBarcode(facts, clock),
                new GetItemByNumber(facts, clock),
                new GetItemByCode(facts, clock),
                new GetProducts(facts, clock),
                new GetOfflineProfile(facts),
                new GetNewestPackage(depot, orders),
                new GetPackageFrame(depot, orders),
                new GetDeltaFrame(depot, orders),
                new PostTransactions(receiver),
                new PostSyncLog(new SyncLog(database)),
                new PostRegisterReport(new RegisterReports(database), orders, clock),
                new GetReceipt(new RecordFeed(database))));
    }

    private Path channelFolder() {
        return settings.channelFolder();
    }
}
