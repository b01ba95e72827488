package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.packages.InstallOutcome.Installed;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.TableContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta packages as a broken line, a stranger, or a headquarters with an error would send them. */
class TamperedDeltaTest {
    @TempDir
    Path folder;

    private DeltaFixture headquarters;
    private PackageFolder delta;
    private Map<String, TableContent> before;
    private Map<String, TableContent> after;

    @BeforeEach
    void installTheFirstVersionAndPublishTheSecond() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        headquarters.headquarters().install(store(),
                headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
        before = DeltaFixture.contents(store());
        headquarters.put(Row.of(ChannelTables.PRODUCT_PRICE, "100", "2020-01-01", 2_750_000, "EUR", null));
        headquarters.put(Row.of(ChannelTables.PRODUCT, "200", "Pear", "food", "standard", "ea", true, null, 1, false));
        headquarters.put(Row.of(ChannelTables.CATEGORY, "food", "leaf", "#2e7d32", 2));
        RowKey juice = headquarters.rows().keySet().stream()
                .filter(key -> key.table() == ChannelTables.PRODUCT_BARCODE).skip(1).findFirst().orElseThrow();
        headquarters.remove(juice);
        delta = headquarters.delta().orElseThrow();
        after = headquarters.contents();
    }

    @Test
    void refusesTwoThousandAlteredDeltasAndKeepsWhatItHas() throws Exception {
        SignedManifest signed = delta.signedManifest().orElseThrow();
        byte[] frame = Files.readAllBytes(delta.frameFile(0));
        TamperedPackage tampered = new TamperedPackage(headquarters.headquarters().key(), delta);
        byte[] whole = tampered.file(folder.resolve("original"));
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            // A new one each time: after a refusal nothing but a full package is welcome.
            GenerationStore store = store();
            InstallOutcome outcome = switch (seed % 8) {
                case 0 -> install(store,
                        new SignedManifest(altered(signed.manifest(), random), signed.signature()), frame);
                case 1 -> install(store,
                        new SignedManifest(signed.manifest(), altered(signed.signature(), random)), frame);
                case 2 -> install(store, signed, altered(frame, random));
                case 3 -> install(store, signed, Arrays.copyOf(frame, random.nextInt(frame.length)));
                default -> {
                    TamperedPackage.Sent signedAnew = tampered.sent(altered(whole, random));
                    yield install(store, signedAnew.signed(), signedAnew.frame());
                }
            };
            if (outcome instanceof Installed) {
                // A column said to change that does not: it is set to what it was, and all rows are right.
                assertThat(DeltaFixture.contents(store)).as("seed %d", seed).isEqualTo(after);
                assertThat(seed % 8).as("seed %d", seed).isGreaterThan(3);
                startAnew();
            } else {
                assertThat(outcome).as("seed %d", seed).isInstanceOf(Refused.class);
                assertThat(store.current()).map(Generation::version).as("seed %d", seed).contains(1L);
            }
        }
        assertThat(DeltaFixture.contents(store())).isEqualTo(before);
        assertThat(headquarters.headquarters().install(store(), delta)).isInstanceOf(Installed.class);
        assertThat(DeltaFixture.contents(store())).isEqualTo(after);
    }

    @Test
    void refusesAFrameThatUnpacksToAThousandTimesWhatIsPromised() throws Exception {
        byte[] bomb = Zstd.compress(new byte[256 << 20]);
        TamperedPackage tampered = new TamperedPackage(headquarters.headquarters().key(), delta);
        SignedManifest signed = tampered.withManifest(old -> new PackageManifest(old.format(), old.kind(),
                old.dataGroup(), old.version(), old.baseVersion(), old.schemaVersion(), old.createdAt(),
                old.expiresAt(), 1 << 18, old.fileSha256(), old.rowCounts(), old.digests(), old.changes(),
                List.of(new PackageManifest.Frame(0, 1 << 18, bomb.length, Sha256.hexOf(bomb)))));
        assertThat(install(signed, bomb)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(PackageFault.FRAME_ALTERED));
        assertThat(DeltaFixture.contents(store())).isEqualTo(before);
    }

    @Test
    void refusesFramesOfAnotherPackageOfTheSameHeadquarters() throws Exception {
        headquarters.put(Row.of(ChannelTables.PRODUCT_PRICE, "100", "2020-01-01", 2_800_000, "EUR", null));
        PackageFolder third = headquarters.delta().orElseThrow();
        assertThat(install(delta.signedManifest().orElseThrow(), Files.readAllBytes(third.frameFile(0))))
                .isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.reason()).as("shorter or as long")
                                .isIn(PackageFault.FRAME_ALTERED, PackageFault.FRAME_INCOMPLETE));
        assertThat(DeltaFixture.contents(store())).isEqualTo(before);
    }

    @Test
    void refusesATableThatIsNotOfItsKind() throws Exception {
        TamperedPackage tampered = new TamperedPackage(headquarters.headquarters().key(), delta);
        for (String other : new String[] {"stafff", "sqlite_sch"}) {
            PackageFolder written = tampered.withBytes(folder.resolve(other), bytes -> {
                // The name of the first table there is; both others are as long.
                byte[] name = "product_pr".getBytes(StandardCharsets.UTF_8);
                int at = indexOf(bytes, name);
                System.arraycopy(other.getBytes(StandardCharsets.UTF_8), 0, bytes, at,
                        other.length());
            });
            assertThat(headquarters.headquarters().install(store(), written)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.reason()).isEqualTo(PackageFault.TABLES_DISAGREE));
        }
        assertThat(DeltaFixture.contents(store())).isEqualTo(before);
    }

    private GenerationStore store() throws Exception {
        return GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
    }

    private void startAnew() throws Exception {
        GenerationStore store = store();
        store.discard();
        headquarters.headquarters().install(store, headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
    }

    private InstallOutcome install(SignedManifest signed, byte[] frame) throws Exception {
        return install(store(), signed, frame);
    }

    private InstallOutcome install(GenerationStore store, SignedManifest signed, byte[] frame) throws Exception {
        return headquarters.headquarters().installer(store).install(signed, (_, offset) ->
                new ByteArrayInputStream(frame, (int) Math.min(offset, frame.length),
                        frame.length - (int) Math.min(offset, frame.length)));
    }

    private static byte[] altered(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not in there");
    }
}
