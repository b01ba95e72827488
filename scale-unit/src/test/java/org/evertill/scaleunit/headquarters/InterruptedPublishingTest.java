package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Publishing that broke off, or that another program began: nothing is lost, and nothing is sent twice. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class InterruptedPublishingTest extends FollowedHeadquarters {

    @Test
    void aCrashBetweenAPackageAndTheCursorRepeatsNothing() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        execute("CREATE TABLE before AS SELECT * FROM job_cursor");
        headquarters.publisher().publish(GROUP);
        execute("UPDATE job_cursor SET tracking_version = (SELECT min(tracking_version) FROM before)",
                "DROP TABLE before");
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
        assertSameAtBothEnds();
    }

    @Test
    void aCrashBetweenAPackageAndHeadquartersOwnCopyIsCaughtUp() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        Path copy = Edition.whole(GROUP).folder(folder.resolve("headquarters/packages"), TableSchema.newest())
                .resolve("copy");
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        headquarters.masters().save(List.of(price(8)));
        headquarters.publisher().publish(GROUP);
        PackageManifest third = next(2);
        assertThat(third.changes()).isEqualTo(1);
        follow();
        assertSameAtBothEnds();
    }

    @Test
    void aFullPackageThatWasCutOffDoesNotStandInTheWay() throws Exception {
        for (int round = 1; round <= 40; round++) {
            Path cutOff = whole().resolve("reference/" + (round + 1));
            Files.createDirectories(cutOff);
            Files.writeString(cutOff.resolve("building.db"), "half a file");
            headquarters.masters().save(List.of(price(round)));
            headquarters.publisher().publish(GROUP);
        }
        follow();
        assertThat(next(0).version()).isGreaterThan(1);
        assertSameAtBothEnds();
    }

    @Test
    void aProgramOfAnotherSchemaPublishesEverythingAnewAtItsStart() throws Exception {
        Path group = folder.resolve("headquarters/packages").resolve(GROUP);
        for (String own : List.of("reference", "private", "copy")) {
            Files.move(whole().resolve(own), group.resolve(own));
        }
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            makeOlder(group, kind);
        }
        headquarters.publisher().publishIfNever(GROUP);
        GenerationStore anew = GenerationStore.open(folder.resolve("anew"), DatabaseKind.REFERENCE);
        follow(anew);
        assertThat(anew.current()).map(Generation::version).contains(2L);
        TableSchema before = TableSchema.newest().known().getLast();
        assertThat(PackageManifest.ofJson(link.packages().next(Edition.whole(GROUP), DatabaseKind.REFERENCE, before, 1)
                .orElseThrow().manifest()).schemaVersion()).as("never one of a schema nobody knows")
                .isEqualTo(before.version());
    }

    private Path whole() {
        return Edition.whole(GROUP).folder(folder.resolve("headquarters/packages"), TableSchema.newest());
    }

    /** The packages and headquarters' copy as a program of an earlier schema left them. */
    private void makeOlder(Path group, DatabaseKind kind) throws Exception {
        PackageFolder full = new PackageFolder(group.resolve(kind.code()).resolve("1"));
        String manifest = new String(full.signedManifest().orElseThrow().manifest(), StandardCharsets.UTF_8);
        byte[] older = manifest.replaceFirst("\"schemaVersion\":[0-9]+", "\"schemaVersion\":1")
                .getBytes(StandardCharsets.UTF_8);
        SigningKey key = SigningKey.openOrCreate(folder.resolve("headquarters/signing.key"));
        full.finish(new SignedManifest(older, key.sign(older)));
        try (Connection connection = new SqliteFile(group.resolve("copy/" + kind.code() + "-1.db"))
                .openWriter(Durability.REPLACEABLE); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
    }
}
