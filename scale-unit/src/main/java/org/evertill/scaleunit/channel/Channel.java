package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ServerTables;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store's channel: starts and stops what its registers ask and send to. Its database is its own; of headquarters it
 * knows a {@link HeadquartersLink} only.
 */
public final class Channel {
    /** The file name of its database. */
    public static final String DATABASE = "channel.db";
    /** The schema of channel.db. */
    public static final SchemaMigration MIGRATION =
            new SchemaMigration(Set.of(DatabaseKind.JOURNAL), Set.of(), ServerTables.all(),
                    "org/evertill/scaleunit/channel/migration", 5);

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    /** Registers are served with what is here before a large package has come over a slow line. */
    private static final Duration START_MAX = Duration.ofSeconds(30);

    private final HeadquartersLink headquarters;
    private final ServerDatabase database;
    private final PublishedFacts facts;
    private final PackageDepot depot;
    private final OwnDownloads downloads;
    private final StaffSignOn staff;
    private final DeviceTokens tokens;
    private final RecordHandover records;
    private final ReportHandover reports;
    private final KnownKeys keys;
    private volatile @Nullable HeadquartersKey trusted;

    /** Puts a channel together; nothing is opened before {@link #start}. */
    public Channel(HeadquartersLink headquarters, ServerDatabase database, PublishedFacts facts,
            PackageDepot depot, OwnDownloads downloads, StaffSignOn staff, DeviceTokens tokens, InstantSource clock) {
        this.keys = new KnownKeys(database, clock);
        this.headquarters = headquarters;
        this.database = database;
        this.facts = facts;
        this.depot = depot;
        this.downloads = downloads;
        this.staff = staff;
        this.tokens = tokens;
        this.reports = new ReportHandover(new RegisterReports(database), headquarters.reports());
        this.records = new RecordHandover(new RecordFeed(database), headquarters.records(), reports::beginAnew);
    }

    /**
     * Opens the databases and fetches what headquarters has published; without it, or where that takes long, serves
     * what it has.
     *
     * @throws HeadquartersRefusalException when headquarters refuses a channel that has never had anything of it, or
     *     is not trusted by it
     */
    public void start() throws IOException, SQLException {
        database.start();
        tokens.load();
        downloads.start();
        facts.start();
        Optional<TrustedKeys> known = keys.read();
        if (known.isPresent()) {
            trust(known.get());
        }
        if (known.isPresent() && facts.store(DatabaseKind.PRIVATE).current().isPresent()) {
            downloads.hurry(START_MAX);
        }
        try {
            fetchPackages();
        } catch (HeadquartersUnavailableException e) {
            LOG.warn("Headquarters is away; the registers get what is here: {}", e.getMessage());
        } catch (HeadquartersRefusalException e) {
            requireKnown(known, e);
            LOG.warn("{} The registers get what is here.", e.getMessage());
        } catch (IOException e) {
            requireKnown(known, e);
            LOG.warn("Headquarters' packages cannot be taken; the registers get what is here", e);
        } finally {
            downloads.takeTime();
        }
    }

    /** Whoever has never had anything of headquarters has nothing to serve, and ends. */
    private static void requireKnown(Optional<TrustedKeys> known, IOException otherwise) throws IOException {
        if (known.isEmpty()) {
            throw otherwise;
        }
    }

    /** Finishes what is being written and closes everything. */
    public void stop() throws InterruptedException, SQLException {
        staff.stop();
        facts.stop();
        database.stop();
    }

    /**
     * Fetches and installs the newest packages.
     *
     * @return whether anything new was installed
     */
    public synchronized boolean fetchPackages() throws IOException, SQLException {
        VerifyingKey offered = headquarters.signingKey().get();
        HeadquartersKey before = trusted;
        HeadquartersKey known = before == null ? trust(keys.begin(offered)) : before;
        try {
            known.require(offered);
        } catch (HeadquartersRefusalException e) {
            downloads.notHeadquarters(e.getMessage());
            throw e;
        }
        downloads.ask(headquarters.orders());
        boolean changed = downloads.fetch(depot);
        depot.renew(offered);
        return changed;
    }

    private HeadquartersKey trust(TrustedKeys known) {
        HeadquartersKey key = new HeadquartersKey(headquarters, known);
        trusted = key;
        depot.trust(known);
        return key;
    }

    /** Asks what headquarters wants of the downloads here; while packages are on their way too. Any thread. */
    public void askOrders() throws IOException, SQLException {
        HeadquartersKey known = trusted;
        // Whom fetching does not know, it complains of.
        if (known != null && known.is(headquarters.signingKey().get())) {
            downloads.ask(headquarters.orders());
        }
    }

    /** Packages that are on their way are given up, for the program ends; what has come of them is kept. Any thread. */
    public void giveUpFetching() {
        downloads.stop();
    }

    /**
     * Runs P-0001 now and waits for it.
     *
     * @return how many records headquarters has that it had not before
     */
    public int handOverRecords() throws IOException, SQLException {
        try {
            return records.handOver();
        } catch (HeadquartersUnavailableException e) {
            // It may come back on a new disk, from a backup that knows less than what registers have told.
            reports.beginAnew();
            throw e;
        }
    }

    /**
     * Brings what registers have told of their offline databases to headquarters, and that the channel is there; at the
     * first time, all of it.
     *
     * @return how many have told something new
     */
    public int handOverReports() throws IOException, SQLException {
        downloads.renewReport();
        return reports.handOver();
    }
}
