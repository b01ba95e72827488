package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableContent;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The demo store at headquarters, published, and one who follows its packages; on either kind of database. */
abstract class FollowedHeadquarters {
    static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);

    @Parameter
    StorageKind kind;
    @TempDir
    Path folder;
    Storage storage;
    Headquarters headquarters;
    HeadquartersLink link;
    GenerationStore follower;

    @BeforeEach
    void publishTheDemoStore() throws Exception {
        storage = kind.databases().headquarters(folder.resolve("headquarters"));
        headquarters = new Headquarters(folder.resolve("headquarters"), storage, Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        link = headquarters.link(ScaleUnit.DEMO_STORE_NUMBER);
        follower = GenerationStore.open(folder.resolve("follower"), DatabaseKind.REFERENCE);
        follow();
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    void execute(String... statements) throws SQLException {
        StorageKind.execute(storage, statements);
    }

    PackageManifest next(long installed) throws IOException, SQLException {
        return PackageManifest.ofJson(link.packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE, installed)
                .orElseThrow().manifest());
    }

    void follow() throws IOException, SQLException {
        follow(follower);
    }

    void follow(GenerationStore store) throws IOException, SQLException {
        PackageInstaller installer = new PackageInstaller(store, link.signingKey().get(), Optional.of(GROUP),
                Clock.systemUTC());
        InstallOutcome outcome;
        do {
            SignedManifest next = link.packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE,
                    store.current().map(Generation::version).orElse(0L)).orElseThrow();
            outcome = installer.install(next,
                    link.frames().of(DatabaseKind.REFERENCE, PackageManifest.ofJson(next.manifest())));
            assertThat(outcome).isNotInstanceOf(InstallOutcome.Refused.class);
        } while (outcome instanceof InstallOutcome.Installed);
    }

    /** What each table holds, as a full package of headquarters' rows would have it. */
    void assertSameAtBothEnds() throws Exception {
        try (Connection connection = storage.openReader()) {
            for (Map.Entry<String, TableContent> table : contents(follower).entrySet()) {
                if (!table.getKey().equals("store")) {
                    assertThat(table.getValue()).as(table.getKey())
                            .isEqualTo(TableContent.read(connection, ChannelTables.named(table.getKey())));
                }
            }
        }
    }

    static Map<String, TableContent> contents(GenerationStore store) throws SQLException {
        Map<String, TableContent> contents = new TreeMap<>();
        try (GenerationReader reader = store.reader().orElseThrow()) {
            for (var table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                contents.put(table.name(), TableContent.read(reader.connection(), table));
            }
        }
        return contents;
    }

    long rows(String from) throws SQLException {
        try (GenerationReader reader = follower.reader().orElseThrow();
                Statement statement = reader.connection().createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + from)) {
            return result.getLong(1);
        }
    }

    static Row price(long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-11-21", micros, "USD", null);
    }
}
