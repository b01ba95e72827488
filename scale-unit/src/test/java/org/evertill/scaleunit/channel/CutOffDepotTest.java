package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.RenewalNote;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What registers are offered after the channel was cut off in the middle of taking packages. */
class CutOffDepotTest {
    private static final String STORE = "0107";
    private static final String GROUP = DataGroups.ownGroupOf(STORE);
    private static final RegisterIdentity REGISTER = new RegisterIdentity(STORE, "01", 1);

    @TempDir
    private Path folder;
    private Headquarters headquarters;
    private PublishedFacts facts;
    private PackageDepot depot;
    private boolean privatePackagesAway;
    private boolean keepingFails;

    @BeforeEach
    void fetchTheFirstPackages() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        open();
        assertThat(depot.fetch()).isTrue();
    }

    private void open() throws Exception {
        facts = new PublishedFacts(Files.createDirectories(folder.resolve("channel")));
        facts.start();
        depot = new PackageDepot(packages(), link(), facts, Clock.systemUTC());
        depot.trust(headquarters.link(STORE).signingKey().get());
    }

    private void restart() throws Exception {
        facts.stop();
        open();
    }

    @AfterEach
    void close() throws Exception {
        facts.stop();
        headquarters.stop();
    }

    @Test
    void aPackageThatWasInstalledAndNotKeptIsOfferedAfterAll() throws Exception {
        publishPrice(7_770_000);
        keepingFails = true;
        assertThatThrownBy(depot::fetch).isInstanceOf(IOException.class);
        assertThat(facts.dataVersion()).as("it is installed").isEqualTo(2);
        assertThat(offered(1)).as("it is not kept").isEqualTo(1);
        keepingFails = false;
        OwnFolder.delete(obstacle());
        restart();
        publishPrice(8_880_000);
        assertThat(depot.fetch()).isTrue();
        assertThat(offered(1)).isEqualTo(2);
        assertThat(offered(2)).isEqualTo(3);
    }

    @Test
    void packagesThatWereDeletedAreFetchedAgainUpToTheOneThatIsInstalled() throws Exception {
        publishPrice(7_770_000);
        assertThat(depot.fetch()).isTrue();
        OwnFolder.delete(packages());
        restart();
        assertThat(depot.fetch()).as("nothing is installed").isFalse();
        assertThat(offered(0)).isEqualTo(1);
        assertThat(offered(1)).isEqualTo(2);
    }

    @Test
    void aRestartAmidAChangeOfDataGroupServesTheFormerOneWhole() throws Exception {
        headquarters.assign(STORE, "texas", "Texas");
        privatePackagesAway = true;
        assertThatThrownBy(depot::fetch).isInstanceOf(IOException.class);
        assertThat(facts.store(DatabaseKind.REFERENCE).current()).get()
                .extracting(current -> current.dataGroup()).isEqualTo("texas");
        restart();
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            assertThat(next(kind, 0, "").dataGroup()).as("%s", kind).isEqualTo(GROUP);
        }
        privatePackagesAway = false;
        assertThat(depot.fetch()).isTrue();
        assertThat(next(DatabaseKind.PRIVATE, 0, "").dataGroup()).isEqualTo("texas");
    }

    @Test
    void whatWasPutTogetherBesideTakesItsPlaceAtTheStartWithoutHeadquarters() throws Exception {
        headquarters.publisher().publishInFull(GROUP);
        new RenewalNote(facts.store(DatabaseKind.REFERENCE)).place();
        PackageManifest whole = PackageManifest.ofJson(newest().manifest());
        InstallOutcome beside = new PackageInstaller(
                GenerationStore.open(folder.resolve("channel/beside-reference"), DatabaseKind.REFERENCE),
                headquarters.link(STORE).signingKey().get(), Optional.of(GROUP), Clock.systemUTC())
                .install(newest(), headquarters.link(STORE).frames().of(DatabaseKind.REFERENCE, whole));
        assertThat(beside).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(facts.dataVersion()).as("the channel is killed before it is put into use").isEqualTo(1);
        restart();
        assertThat(facts.dataVersion()).isEqualTo(2);
        assertThat(folder.resolve("channel/beside-reference")).doesNotExist();
    }

    private SignedManifest newest() throws Exception {
        return headquarters.link(STORE).packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE, 0).orElseThrow();
    }

    private void publishPrice(long micros) throws Exception {
        headquarters.masters().bring(GROUP, Map.of(ChannelTables.PRODUCT_PRICE,
                List.of(Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-01-01", micros, "USD", null))));
        headquarters.publisher().publish(GROUP);
    }

    /** The version a register is led to that has one of its edition. */
    private long offered(long installed) throws Exception {
        return next(DatabaseKind.REFERENCE, installed, GROUP).version();
    }

    private PackageManifest next(DatabaseKind kind, long installed, String edition) throws Exception {
        return PackageManifest.ofJson(depot.next(REGISTER, kind, HeldPackage.of(installed, edition)).orElseThrow()
                .signedManifest().orElseThrow().manifest());
    }

    private Path packages() {
        return folder.resolve("channel").resolve("packages");
    }

    /** Stands where the manifest of the second package is written before it gets its name. */
    private Path obstacle() {
        return Edition.whole(GROUP).folder(packages(), TableSchema.newest()).resolve("reference").resolve("2-from-1")
                .resolve("manifest.json.new");
    }

    private HeadquartersLink link() {
        HeadquartersLink own = headquarters.link(STORE);
        return new HeadquartersLink(own.dataGroup(), own.signingKey(), (edition, kind, schema, installed) -> {
            if (privatePackagesAway && kind == DatabaseKind.PRIVATE) {
                throw new IOException("headquarters is away");
            }
            return own.packages().next(edition, kind, schema, installed);
        }, (kind, manifest) -> {
            if (keepingFails) {
                Files.createDirectories(obstacle().resolve("inside"));
            }
            return own.frames().of(kind, manifest);
        }, own.activation(), own.records(), own.reports(), own.orders());
    }
}
