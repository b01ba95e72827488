package org.evertill.scaleunit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.security.PinHash;
import org.evertill.scaleunit.headquarters.AsideRecords;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoSchedules;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.evertill.scaleunit.storage.FileTrouble;
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
    private final Thread catchingUp =
            Thread.ofPlatform().daemon().name("catching up").unstarted(this::catchUp);
    private final RepeatedFailure first = new RepeatedFailure(LOG, "making the first packages");
    private final RepeatedFailure stores = new RepeatedFailure(LOG, "following stores and registers");
    private final RepeatedFailure demand =
            new RepeatedFailure(LOG, "making packages for programs that are not updated");
    private final RepeatedFailure aside = new RepeatedFailure(LOG, "taking in what was set aside");
    private volatile boolean isStopping;

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

    /**
     * Opens the database, makes the demo store if asked to, and publishes for the program's own store, if that has
     * never got packages.
     */
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
        headquarters.dataGroupOf(settings.storeNumber()).ifPresent(this::publishIfNever);
    }

    /**
     * Runs from now on what is due, tries again what is set aside, and publishes for whoever else has never got
     * packages: with hundreds of data groups that takes long, and nobody has to wait for it.
     */
    void start() throws IOException, SQLException {
        catchingUp.start();
        following.scheduleWithFixedDelay(this::follow, 0, FOLLOWS_EVERY_SECONDS, TimeUnit.SECONDS);
        schedules.start();
    }

    /** Ends after what is being published; headquarters is closed by {@link #close}. */
    void stop() throws InterruptedException {
        isStopping = true;
        schedules.stop();
        catchingUp.join();
        following.shutdown();
        following.awaitTermination(FOLLOWS_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Finishes what is being written and closes every file. */
    void close() throws InterruptedException, SQLException {
        headquarters.stop();
    }

    /** Waits until every data group has had packages, or could not be given any. */
    void awaitFirstPackages() throws InterruptedException {
        catchingUp.join();
    }

    /** What a program does once, beside its work: it may know more than the one before it. */
    private void catchUp() {
        try {
            new AsideRecords(headquarters.database()).tryAgain(() -> !isStopping);
        } catch (SQLException | RuntimeException e) {
            aside.failed(e);
        }
        publishFirstPackages();
    }

    private void publishFirstPackages() {
        try {
            for (String dataGroup : headquarters.database().<Map<String, List<String>>>read(DataGroups::all).keySet()) {
                if (!isStopping) {
                    publishIfNever(dataGroup);
                }
            }
        } catch (SQLException | RuntimeException e) {
            first.failed(e);
        }
    }

    /** One that fails must not keep the others from what they have. */
    private void publishIfNever(String dataGroup) {
        try {
            headquarters.publisher().publishIfNever(dataGroup);
        } catch (IOException | SQLException e) {
            LOG.warn("the first packages of data group {} could not be made: {}", dataGroup, FileTrouble.sentence(e));
            LOG.debug("the first packages of data group {}", dataGroup, e);
        }
    }

    private void follow() {
        try {
            headquarters.channelDatabases().follow();
            stores.wentWell();
        } catch (SQLException | RuntimeException e) {
            stores.failed(e);
        }
        try {
            headquarters.publisher().followDemand();
            demand.wentWell();
        } catch (IOException | RuntimeException e) {
            demand.failed(e);
        }
    }
}
