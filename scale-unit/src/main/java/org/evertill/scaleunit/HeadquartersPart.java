package org.evertill.scaleunit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.security.PinHash;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoSchedules;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Headquarters and its schedules, as a program runs them: opened, started and stopped once, on one thread. */
final class HeadquartersPart {
    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersPart.class);
    private static final long FOLLOWS_EVERY_SECONDS = 5;

    private final ScaleUnitSettings settings;
    private final Headquarters headquarters;
    private final Schedules schedules;
    private final ScheduledExecutorService following;

    HeadquartersPart(ScaleUnitSettings settings, Headquarters headquarters, Schedules schedules) {
        this.settings = settings;
        this.headquarters = headquarters;
        this.schedules = schedules;
        this.following = new ScheduledThreadPoolExecutor(1,
                work -> Thread.ofPlatform().daemon().name("following").unstarted(work));
    }

    Headquarters headquarters() {
        return headquarters;
    }

    /** Opens the database, makes the demo store if asked to, and publishes for whoever has never got packages. */
    void open() throws IOException, SQLException {
        OwnFolder.make(settings.dataFolder());
        headquarters.start();
        schedules.open();
        if (settings.demoSeed().isPresent() && headquarters.masters().isEmpty()) {
            headquarters.masters().save(DemoStore.rows(settings.demoSeed().getAsLong(), PinHash::of));
            for (DistributionSchedule schedule : DemoSchedules.all()) {
                schedules.save(schedule);
            }
        }
        for (String dataGroup : headquarters.database().read(DataGroups::all).keySet()) {
            try {
                headquarters.publisher().publishIfNever(dataGroup);
            } catch (IOException e) {
                // One that fails must not keep the others from what they have.
                LOG.warn("the first packages of data group {} could not be made", dataGroup, e);
            }
        }
    }

    /** Runs from now on what is due. */
    void start() throws IOException, SQLException {
        following.scheduleWithFixedDelay(this::follow, 0, FOLLOWS_EVERY_SECONDS, TimeUnit.SECONDS);
        schedules.start();
    }

    /** Ends after what is being published; headquarters is closed by {@link #close}. */
    void stop() throws InterruptedException {
        schedules.stop();
        following.shutdown();
        following.awaitTermination(FOLLOWS_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Finishes what is being written and closes every file. */
    void close() throws InterruptedException, SQLException {
        headquarters.stop();
    }

    private void follow() {
        try {
            headquarters.channelDatabases().follow();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("following stores and registers failed and will be repeated", e);
        }
    }
}
