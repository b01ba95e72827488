package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.packages.PackageManifest.Frame;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedPackageTest {
    @TempDir
    Path folder;

    private PackageFixture headquarters;
    private GenerationStore store;
    private PackageFolder written;
    private TamperedPackage tampered;
    private Generation before;

    @BeforeEach
    void installTheFirstVersion() throws IOException, SQLException {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        headquarters.install(store, 1);
        before = store.current().orElseThrow();
        written = headquarters.write(DatabaseKind.REFERENCE, 2);
        tampered = new TamperedPackage(headquarters.key(), written);
    }

    @Test
    void refusesHundredsOfAlteredPackagesAndKeepsWhatItHas() throws Exception {
        SignedManifest signed = written.signedManifest().orElseThrow();
        byte[] frame = Files.readAllBytes(written.frameFile(0));
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] manifest = signed.manifest();
            byte[] signature = signed.signature();
            byte[] served = frame;
            switch ((int) (seed % 4)) {
                case 0 -> manifest = altered(manifest, random);
                case 1 -> signature = altered(signature, random);
                default -> served = altered(frame, random);
            }
            byte[] bytes = served;
            InstallOutcome outcome = headquarters.installer(store)
                    .install(new SignedManifest(manifest, signature), (_, offset) -> from(bytes, offset));
            assertThat(outcome).as("seed %d", seed).isInstanceOf(Refused.class);
            assertThat(((Refused) outcome).detail()).isNotBlank();
            assertThat(store.current()).as("seed %d", seed).contains(before);
        }
        assertStillReads();
        assertThat(headquarters.install(store, written)).isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void refusesManifestsThatContradictThemselves() throws Exception {
        assertRefused(manifest -> with(manifest, "evertill-full-2", manifest.totalBytes(), manifest.frames()),
                PackageFault.OTHER_FORMAT);
        assertRefused(manifest -> with(manifest, manifest.format(), manifest.totalBytes() + 1, manifest.frames()),
                PackageFault.LENGTHS_DISAGREE);
        assertRefused(manifest -> with(manifest, manifest.format(), 0, List.of()), PackageFault.LENGTHS_DISAGREE);
        assertRefused(manifest -> framed(manifest, frame -> new Frame(1, frame.bytes(), frame.compressedBytes(),
                frame.sha256())), PackageFault.LENGTHS_DISAGREE);
        assertRefused(manifest -> framed(manifest, frame -> new Frame(0, Integer.MAX_VALUE, frame.compressedBytes(),
                frame.sha256())), PackageFault.LENGTHS_DISAGREE);
        assertRefused(manifest -> framed(manifest, frame -> new Frame(0, frame.bytes() - 1, frame.compressedBytes(),
                frame.sha256())), PackageFault.FRAME_ALTERED);
        assertRefused(manifest -> framed(manifest, frame -> new Frame(0, frame.bytes() + 1, frame.compressedBytes(),
                frame.sha256())), PackageFault.LENGTHS_DISAGREE);
        assertRefused(manifest -> framed(manifest, frame -> new Frame(0, frame.bytes(),
                frame.compressedBytes() - 1, frame.sha256())), PackageFault.FRAME_ALTERED);
        assertRefused(manifest -> counted(manifest, "sqlite_master"), PackageFault.TABLES_DISAGREE);
        for (String notAManifest : List.of("", "null", "[]", "<html>", "{}", "{\"format\":\"evertill-full-1\"}")) {
            byte[] bytes = notAManifest.getBytes(StandardCharsets.UTF_8);
            InstallOutcome outcome = headquarters.installer(store)
                    .install(new SignedManifest(bytes, headquarters.key().sign(bytes)), written);
            assertThat(reason(outcome)).as(notAManifest).isEqualTo(PackageFault.MANIFEST_UNREADABLE);
        }
        assertStillReads();
    }

    @Test
    void refusesFilesThatContainMoreOrLessThanTheDeclaredTables() throws Exception {
        assertRefusedSql(PackageFault.SCHEMA_ALTERED, "CREATE TABLE more (x)");
        assertRefusedSql(PackageFault.SCHEMA_ALTERED,
                "CREATE TRIGGER t AFTER INSERT ON store BEGIN DELETE FROM store; END");
        assertRefusedSql(PackageFault.SCHEMA_ALTERED, "CREATE VIEW v AS SELECT 1");
        assertRefusedSql(PackageFault.SCHEMA_ALTERED, "DROP INDEX product_by_category_code");
        assertRefusedSql(PackageFault.SCHEMA_ALTERED, "ALTER TABLE store ADD COLUMN x TEXT");
        assertRefusedSql(PackageFault.SCHEMA_ALTERED, "DROP TABLE product_search");
        assertRefusedSql(PackageFault.OTHER_SCHEMA, "PRAGMA user_version = 99");
        assertRefusedSql(PackageFault.CONTENT_ALTERED, "DELETE FROM package_cursor");
        assertRefusedSql(PackageFault.CONTENT_ALTERED, "UPDATE package_cursor SET version = 7");
        assertRefusedSql(PackageFault.CONTENT_ALTERED, "UPDATE package_cursor SET data_group = 'S02'");
        assertRefusedSql(PackageFault.CONTENT_ALTERED, "UPDATE package_cursor SET kind = 'private'");
        assertRefusedSql(PackageFault.CONTENT_ALTERED, "UPDATE package_cursor SET created_at = 'yesterday'");
        assertStillReads();
    }

    @Test
    void rereadsRowsWhereAskedAndFindsOneThatChanged() throws Exception {
        PackageFolder other = tampered.withSql(folder.resolve("other"),
                "UPDATE product_price SET unit_price_micros = unit_price_micros + 1 WHERE product_number = '100'");
        InstallOutcome outcome = rereading().install(other.signedManifest().orElseThrow(), other);
        assertThat(outcome).isEqualTo(new Refused(PackageFault.CONTENT_ALTERED, "product_price"));
        assertStillReads();
        assertThat(rereading().install(written.signedManifest().orElseThrow(), written))
                .isInstanceOf(InstallOutcome.Installed.class);
    }

    @Test
    void survivesDamagedDatabasesThatAreSignedNevertheless() throws Exception {
        int refused = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            PackageFolder damaged = tampered.withBytes(folder.resolve("damaged-" + seed), bytes -> {
                for (int i = 0; i < 200; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            });
            InstallOutcome outcome = rereading().install(damaged.signedManifest().orElseThrow(), damaged);
            refused += outcome instanceof Refused ? 1 : 0;
            if (outcome instanceof Refused) {
                assertThat(store.current()).contains(before);
            }
        }
        assertThat(refused).isEqualTo(60);
        PackageFolder text = tampered.withBytes(folder.resolve("text"), bytes -> Arrays.fill(bytes, (byte) 'x'));
        assertThat(reason(headquarters.install(store, text))).isEqualTo(PackageFault.FILE_DAMAGED);
        assertStillReads();
    }

    private void assertRefused(UnaryOperator<PackageManifest> change, PackageFault reason) throws IOException {
        SignedManifest signed = tampered.withManifest(change);
        assertThat(reason(headquarters.installer(store).install(signed, written))).isEqualTo(reason);
        assertThat(store.current()).contains(before);
    }

    private void assertRefusedSql(PackageFault reason, String sql) throws IOException, SQLException {
        Path target = folder.resolve(Integer.toHexString(sql.hashCode()));
        InstallOutcome outcome = headquarters.install(store, tampered.withSql(target, sql));
        assertThat(reason(outcome)).as(sql).isEqualTo(reason);
        assertThat(store.current()).contains(before);
    }

    private void assertStillReads() throws IOException, SQLException {
        try (GenerationReader reader = store.reader().orElseThrow()) {
            assertThat(TableContent.read(reader.connection(), ChannelTables.PRODUCT).rows()).isEqualTo(4);
        }
        assertThat(GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE).current()).contains(before);
    }

    private PackageInstaller rereading() {
        return new PackageInstaller(store, headquarters.key().verifyingKey(), Optional.empty(),
                InstantSource.fixed(PackageFixture.NOW), true);
    }

    private static PackageFault reason(InstallOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    private static byte[] altered(byte[] original, Random random) {
        byte[] altered = original.clone();
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(altered, random.nextInt(altered.length));
            case 1 -> Arrays.copyOf(altered, altered.length + 1 + random.nextInt(100));
            default -> {
                altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
                yield altered;
            }
        };
    }

    private static InputStream from(byte[] bytes, long offset) {
        int start = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    private static PackageManifest framed(PackageManifest old, UnaryOperator<Frame> change) {
        List<Frame> frames = old.frames().stream().map(change).toList();
        return with(old, old.format(), frames.stream().mapToLong(Frame::bytes).sum(), frames);
    }

    private static PackageManifest with(PackageManifest old, String format, long totalBytes, List<Frame> frames) {
        return new PackageManifest(format, old.kind(), old.dataGroup(), old.version(), old.baseVersion(),
                old.schemaVersion(), old.createdAt(), old.expiresAt(), totalBytes, old.fileSha256(), old.rowCounts(),
                old.digests(), old.changes(), frames);
    }

    private static PackageManifest counted(PackageManifest old, String tableName) {
        Map<String, Long> rowCounts = new HashMap<>(old.rowCounts());
        rowCounts.put(tableName, 1L);
        return new PackageManifest(old.format(), old.kind(), old.dataGroup(), old.version(), old.baseVersion(),
                old.schemaVersion(), old.createdAt(), old.expiresAt(), old.totalBytes(), old.fileSha256(), rowCounts,
                old.digests(), old.changes(), old.frames());
    }
}
