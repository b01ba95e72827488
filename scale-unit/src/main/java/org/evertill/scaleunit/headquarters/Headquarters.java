package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ServerTables;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.storage.DownloadOrders;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.SqliteStorage;
import org.evertill.scaleunit.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Headquarters: decides the master tables, publishes them, hands out activation codes and collects every channel's
 * records. Knows of channels only the links it is given.
 */
public final class Headquarters {
    /** The file name of its database. */
    public static final String DATABASE = "headquarters.db";
    /** The file name of the key it signs by, which is there from its first start. */
    public static final String SIGNING_KEY = "signing.key";
    /** The schema of headquarters.db. */
    public static final SchemaMigration MIGRATION = new SchemaMigration(EnumSet.allOf(DatabaseKind.class),
            EnumSet.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE),
            Stream.concat(GroupTables.all().stream(), ServerTables.all().stream()).toList(),
            "org/evertill/scaleunit/headquarters/migration", 9);

    private static final String PACKAGES = "packages";

    private final Path folder;
    private final Clock clock;
    private final ServerDatabase database;
    private final MasterTables masters;
    private final ChannelDatabases databases;
    private final ActivationCodes activationCodes;
    private @Nullable SigningKey key;
    private @Nullable Publisher publisher;

    /** Headquarters in a folder of its own; nothing is opened before {@link #start}. */
    public Headquarters(Path folder, Clock clock) {
        this(folder, new SqliteStorage(folder.resolve(DATABASE)), clock);
    }

    /** Headquarters in a folder of its own, but for its database, which is elsewhere. */
    public Headquarters(Path folder, Storage storage, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.database = new ServerDatabase("headquarters", storage, MIGRATION);
        this.masters = new MasterTables(database);
        this.databases = new ChannelDatabases(database, clock);
        this.activationCodes = new ActivationCodes(database, clock);
    }

    /** Opens the database and the signing key, which is made at the first start. */
    public void start() throws IOException, SQLException {
        Files.createDirectories(folder);
        signBy(SigningKey.openOrCreate(folder.resolve(SIGNING_KEY)));
        database.start();
    }

    /**
     * Signs by a new key from now on, which the present one has signed. No other program may run over this folder.
     *
     * @param overlap how long registers that know the new key may still take what the present one has signed
     */
    public void rotateKey(Duration overlap) throws IOException {
        Path packages = folder.resolve(PACKAGES);
        PackageRenewal.renew(packages, () -> {
            SigningKey rotated = started(key).rotate(folder.resolve(SIGNING_KEY), clock.instant().plus(overlap));
            key = rotated;
            return rotated;
        });
        signBy(started(key));
    }

    private void signBy(SigningKey opened) throws IOException {
        key = opened;
        PackageRenewal.renewIfIdle(folder.resolve(PACKAGES), opened);
        publisher = new Publisher(database, folder.resolve(PACKAGES), opened, clock);
    }

    /** Finishes what is being written and closes everything. */
    public void stop() throws InterruptedException, SQLException {
        database.stop();
    }

    /** The tables headquarters decides. */
    public MasterTables masters() {
        return masters;
    }

    /** The database of it all, for what keeps tables of its own there or writes several at once. */
    public ServerDatabase database() {
        return database;
    }

    /** The codes that activate registers. */
    public ActivationCodes activationCodes() {
        return activationCodes;
    }

    /** Who makes the packages; only between start and stop. */
    public Publisher publisher() {
        return started(publisher);
    }

    /** The databases packages go to. */
    public ChannelDatabases channelDatabases() {
        return databases;
    }

    /** Where the downloads of every database stand; only between start and stop. */
    public DownloadSessions sessions() {
        return new DownloadSessions(databases, publisher(), new RegisterAttempts(database, clock),
                new DownloadOrders(database));
    }

    /** What is wanted of the downloads of single databases; only between start and stop. */
    public SessionOrders sessionOrders() {
        return new SessionOrders(sessions(), publisher(), database, clock);
    }

    /** The offline profiles. */
    public OfflineProfiles offlineProfiles() {
        return new OfflineProfiles(database);
    }

    /** What offline databases are spared. */
    public OfflineScopes offlineScopes() {
        return new OfflineScopes(database);
    }

    /** Which products stores sell, for offline scopes. */
    public Assortments assortments() {
        return new Assortments(database);
    }

    /** What offline scopes would bring; only between start and stop. */
    public ScopeEstimates estimates() {
        return new ScopeEstimates(database, publisher(), clock);
    }

    /** The tokens by which channels in other processes are known. */
    public ChannelTokens channelTokens() {
        return new ChannelTokens(database, clock);
    }

    /** The data group of a store; empty where there is no such store. */
    public Optional<String> dataGroupOf(String storeNumber) throws SQLException {
        return database.read(connection -> DataGroups.of(connection, storeNumber));
    }

    /**
     * Puts a store into a data group, which is made if it is not there, and publishes for both the group it comes to
     * and the one it leaves, unless nobody is left there.
     *
     * @param name what people call the group, where it is made
     * @throws RowRefusedException with a sentence, where there is no such store or no group can be called so
     * @throws IOException when the store is in the group, but packages could not be made; it may be repeated
     */
    public void assign(String storeNumber, String dataGroup, String name) throws IOException, SQLException {
        Optional<String> left = dataGroupOf(storeNumber);
        database.write(connection -> DataGroups.assign(connection, storeNumber, dataGroup, name));
        try {
            if (left.isPresent() && !left.get().equals(dataGroup)) {
                publisher().carryDemand(left.get(), dataGroup);
            }
            publish(storeNumber, dataGroup);
        } catch (IOException | SQLException e) {
            throw new IOException("Store " + storeNumber + " is in data group " + dataGroup + " now, but not all"
                    + " packages could be made. Put it there once more when the cause is gone: " + e.getMessage(), e);
        }
    }

    private void publish(String storeNumber, String entered) throws IOException, SQLException {
        try {
            publisher().withoutStore(storeNumber, entered);
        } finally {
            publisher().welcome(entered);
        }
    }

    /** What the channel of a store may ask of headquarters. */
    public HeadquartersLink link(String storeNumber) {
        return new HeadquartersLink(
                () -> dataGroupOf(storeNumber),
                () -> started(key).verifyingKey(),
                (edition, kind, schema, installed) -> next(own(storeNumber, edition), kind, schema, installed),
                (kind, manifest) -> publisher().shelf(own(storeNumber, Edition.ofCode(manifest.dataGroup())), kind,
                        TableSchema.of(manifest.schemaVersion())).of(manifest),
                (code, activated) -> activationCodes.redeem(storeNumber, code, activated),
                new TransactionCollector(database, storeNumber, clock),
                reports -> databases.take(storeNumber, reports),
                () -> sessionOrders().of(storeNumber, dataGroupOf(storeNumber).orElse("")));
    }

    /** A channel is given the packages of its own data group only. */
    private Edition own(String storeNumber, Edition edition) throws IOException, SQLException {
        Optional<String> dataGroup = dataGroupOf(storeNumber);
        if (!dataGroup.equals(Optional.of(edition.dataGroup()))) {
            throw new IOException("Store " + storeNumber + " belongs to " + dataGroup.orElse("no data group")
                    + ", not to " + edition.dataGroup() + ".");
        }
        return edition;
    }

    private Optional<SignedManifest> next(Edition edition, DatabaseKind kind, TableSchema schema, long installed)
            throws IOException {
        publisher().asked(edition, schema);
        Optional<PackageFolder> next = publisher().shelf(edition, kind, schema).next(installed);
        return next.isEmpty() ? Optional.empty() : next.get().signedManifest();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Headquarters has not been started.");
        }
        return part;
    }
}
