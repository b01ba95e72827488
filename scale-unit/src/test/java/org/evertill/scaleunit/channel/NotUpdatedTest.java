package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel with headquarters and registers that were not updated with it; each knows the schema its program has. */
class NotUpdatedTest {
    private static final String STORE = ScaleUnit.DEMO_STORE_NUMBER;
    private static final Edition WHOLE = Edition.whole("store-" + STORE);
    private static final RegisterIdentity REGISTER = new RegisterIdentity(STORE, "01", 1);
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE);
    private static final TableSchema NOW = TableSchema.newest();
    private static final TableSchema BEFORE = NOW.known().getLast();

    @TempDir
    private Path folder;
    private Headquarters headquarters;
    private PublishedFacts facts;
    private PackageDepot depot;
    private TableSchema ofHeadquarters = NOW;
    private Optional<IOException> noFramesBefore = Optional.empty();

    @BeforeEach
    void publish() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(WHOLE.code());
    }

    @AfterEach
    void close() throws Exception {
        facts.stop();
        headquarters.stop();
    }

    @Test
    void aRegisterThatIsNotUpdatedGetsItsOwnPackagesOnceItAsks() throws Exception {
        open();
        depot.fetch();
        GenerationStore before = register("before", BEFORE);
        GenerationStore now = register("now", NOW);
        assertThat(follow(before)).as("nobody had asked").isEmpty();
        publishPrice(7_770_000);
        depot.fetch();
        publishPrice(8_880_000);
        depot.fetch();
        assertThat(follow(before)).contains(3L);
        assertThat(follow(now)).contains(3L);
        publishPrice(9_990_000);
        depot.fetch();
        PackageManifest delta = offered(before).orElseThrow();
        assertThat(delta.isDelta()).isTrue();
        assertThat(delta.schemaVersion()).isEqualTo(BEFORE.version());
        assertThat(follow(before)).contains(4L);
        assertThat(follow(now)).contains(4L);
    }

    @Test
    void aChannelThatWasUpdatedServesWhatItHasAndTakesTheNewSchemaByItself() throws Exception {
        ofHeadquarters = BEFORE;
        ask(BEFORE);
        publishPrice(7_770_000);
        open();
        depot.fetch();
        assertThat(facts.store(DatabaseKind.REFERENCE).current()).get().extracting(Generation::schema)
                .as("headquarters is not updated yet").isEqualTo(BEFORE);
        assertThat(follow(register("now", NOW))).contains(2L);
        assertThat(facts.<Boolean>guarded(guarded -> guarded.staff().members().isEmpty())).isFalse();
        ofHeadquarters = NOW;
        publishPrice(8_880_000);
        depot.fetch();
        for (DatabaseKind kind : KINDS) {
            assertThat(facts.store(kind).current()).get().extracting(Generation::schema).isEqualTo(NOW);
        }
        assertThat(facts.dataVersion()).isEqualTo(3);
        GenerationStore updated = register("now", NOW);
        assertThat(updated.current()).get().extracting(Generation::schema).isEqualTo(BEFORE);
        assertThat(offered(updated).orElseThrow().schemaVersion()).isEqualTo(NOW.version());
        assertThat(offered(updated).orElseThrow().version()).as("the full package is older than what it has")
                .isEqualTo(1);
        assertThat(follow(updated)).contains(3L);
        assertThat(updated.current()).get().extracting(Generation::schema).isEqualTo(NOW);
    }

    @Test
    void packagesOfTheSchemaBeforeThatDoNotComeHoldUpNothing() throws Exception {
        open();
        depot.fetch();
        GenerationStore before = register("before", BEFORE);
        follow(before);
        depot.fetch();
        noFramesBefore = Optional.of(new IOException("a frame is missing"));
        publishPrice(7_770_000);
        assertThatThrownBy(depot::fetch).hasMessage("a frame is missing");
        assertThat(facts.dataVersion()).as("the channel has its own").isEqualTo(2);
        assertThat(follow(before)).isEmpty();
        noFramesBefore = Optional.of(new HeadquartersUnavailableException("Headquarters does not answer."));
        assertThatThrownBy(depot::fetch).as("who is away is away for all of it").isSameAs(noFramesBefore.get());
        noFramesBefore = Optional.empty();
        depot.fetch();
        assertThat(follow(before)).contains(2L);
    }

    @Test
    void aStoreThatMovesServesWhoIsNotUpdatedWithTheSameFetch() throws Exception {
        open();
        depot.fetch();
        GenerationStore before = register("before", BEFORE);
        follow(before);
        depot.fetch();
        publishPrice(7_770_000);
        depot.fetch();
        assertThat(follow(before)).contains(2L);
        headquarters.assign(STORE, "texas", "Texas");
        depot.fetch();
        PackageManifest offered = offered(before).orElseThrow();
        assertThat(offered.dataGroup()).isEqualTo("texas");
        assertThat(offered.schemaVersion()).isEqualTo(BEFORE.version());
    }

    private void open() throws Exception {
        facts = new PublishedFacts(Files.createDirectories(folder.resolve("channel")));
        facts.start();
        HeadquartersLink own = headquarters.link(STORE);
        depot = new PackageDepot(folder.resolve("channel/packages"), new HeadquartersLink(own.dataGroup(),
                own.signingKey(), (edition, kind, schema, installed) -> schema.version() > ofHeadquarters.version()
                        ? Optional.empty() : own.packages().next(edition, kind, schema, installed),
                this::frames, own.activation(), own.records(), own.reports(), own.orders()), facts, Clock.systemUTC());
        depot.trust(own.signingKey().get());
    }

    private FrameSource frames(DatabaseKind kind, PackageManifest manifest) throws IOException, SQLException {
        if (noFramesBefore.isPresent() && manifest.schemaVersion() == BEFORE.version()) {
            return (frame, offset) -> {
                throw noFramesBefore.get();
            };
        }
        return headquarters.link(STORE).frames().of(kind, manifest);
    }

    private void ask(TableSchema schema) throws Exception {
        headquarters.link(STORE).packages().next(WHOLE, DatabaseKind.REFERENCE, schema, 0);
    }

    private void publishPrice(long micros) throws Exception {
        headquarters.masters().bring(WHOLE.code(), Map.of(ChannelTables.PRODUCT_PRICE,
                List.of(Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-01-01", micros, "USD", null))));
        headquarters.publisher().publish(WHOLE.code());
    }

    private GenerationStore register(String name, TableSchema schema) throws IOException {
        return GenerationStore.open(folder.resolve(name), DatabaseKind.REFERENCE, schema, new RightOfWay());
    }

    private Optional<PackageManifest> offered(GenerationStore register) throws Exception {
        Optional<SignedManifest> signed = signed(packages(register), register.schema());
        return signed.isEmpty() ? Optional.empty() : Optional.of(PackageManifest.ofJson(signed.get().manifest()));
    }

    private PackageIntake packages(GenerationStore register) throws Exception {
        VerifyingKey key = headquarters.link(STORE).signingKey().get();
        return new PackageIntake(register,
                into -> PackageInstaller.ofStore(into, key, STORE, Clock.systemUTC()));
    }

    private Optional<SignedManifest> signed(PackageIntake packages, TableSchema known) throws Exception {
        HeldPackage has = packages.reached().map(reached -> new HeldPackage(reached.version(), reached.dataGroup(),
                        reached.schema().version(), known))
                .orElseGet(() -> new HeldPackage(0, "", BEFORE.version(), known));
        var next = depot.next(REGISTER, DatabaseKind.REFERENCE, has);
        return next.isEmpty() ? Optional.empty() : next.get().signedManifest();
    }

    /** Takes what the channel has, as a register does; answers the version it ends at. */
    private Optional<Long> follow(GenerationStore register) throws Exception {
        PackageIntake packages = packages(register);
        InstallOutcome outcome = null;
        for (Optional<SignedManifest> next = signed(packages, register.schema()); next.isPresent()
                && !(outcome instanceof InstallOutcome.AlreadyInstalled);
                next = signed(packages, register.schema())) {
            PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
            TableSchema schema = TableSchema.of(manifest.schemaVersion());
            outcome = packages.install(next.get(), (frame, offset) -> {
                try {
                    return Files.newInputStream((manifest.isDelta()
                            ? depot.frame(REGISTER, DatabaseKind.REFERENCE, manifest.dataGroup(), schema,
                                    manifest.version(), manifest.baseVersion(), frame.index())
                            : depot.frame(REGISTER, DatabaseKind.REFERENCE, manifest.dataGroup(), schema,
                                    manifest.version(), frame.index())).orElseThrow());
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
            assertThat(outcome).isNotInstanceOf(InstallOutcome.Refused.class);
        }
        return register.current().map(Generation::version);
    }
}
