package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.Weave;
import org.evertill.verification.weave.WeavingMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package that is cut off while it is applied: by the power, before each single thing it does to the disk, and by a
 * disk that is full at each single write. Nothing has changed then, or everything has, and the next try succeeds.
 */
class CutOffApplyTest {

    private static final String FILE = "reference-1.db";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Leftover.Way> WAYS = List.of(
            Leftover.Way.NOTHING, Leftover.Way.EVERYTHING, Leftover.Way.SECTORS);

    @TempDir
    private Path folder;
    private Path data;
    private Path before;
    private PackagePair pair;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void nameFolders() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        before = folder.resolve("before");
        pair = PackagePair.of(Files.createDirectories(folder.resolve("packages")));
    }

    @Test
    void aDeltaIsThereWholeOrNotAtAllWhereverThePowerFails() throws Exception {
        pair.make(data, true);
        requireWholeAtEveryCut();
    }

    @Test
    void aFullPackageIsThereWholeOrNotAtAllWhereverThePowerFails() throws Exception {
        pair.make(data, false);
        requireWholeAtEveryCut();
    }

    @Test
    void aDiskThatIsFullAtAnyWriteOfADeltaChangesNothingAndSaysWhy() throws Exception {
        pair.make(folder.resolve("before"), true);
        run(List.of(), ApplyingMain.FULL, before.toString());
        List<String> failed = said.stream().filter(line -> line.startsWith("failed")).toList();
        assertThat(failed).hasSizeGreaterThan(5)
                .allMatch(line -> line.contains("could not be made") && line.contains("full"));
        assertThat(said.getLast()).startsWith("installed");
    }

    @Test
    void aDeltaIsThereWholeOrNotAtAllThoughTheDiskFailedToTakeItsFile() throws Exception {
        pair.make(data, true);
        Recording life = record(List.of(), ApplyingMain.FAILS, FILE);
        assertThat(said).containsExactly("sound false");
        assertThat(life.events()).hasAtLeastOneElementOfType(DiskEvent.Dropped.class);
        requireWholeAtEveryCut(life);
        assertThat(altered(life)).isEmpty();
    }

    @Test
    void aLogOfWhichTheDiskFailedToTakeAPieceIsNotCopied() throws Exception {
        pair.make(data, true);
        Recording life = record(List.of(new Weave.Redirect("org.evertill.exchange.packages.LoggedChange",
                "org.evertill.exchange.files.SteadySync", "keepUp", LogSyncFails.class.getName())),
                ApplyingMain.FAILS, "nothing more");
        assertThat(said).containsExactly("sound false");
        assertThat(altered(life)).isEmpty();
    }

    @Test
    void aLogTheDiskFailedToTakeAtItsEndIsNotCopied() throws Exception {
        pair.make(data, true);
        Recording life = record(List.of(new Weave.Redirect("org.evertill.exchange.packages.LogCopy",
                "org.evertill.exchange.files.LargeFile", "sync", LogSyncFails.class.getName())),
                ApplyingMain.FAILS, "nothing more");
        assertThat(said).containsExactly("sound false");
        assertThat(altered(life)).isEmpty();
    }

    @Test
    void aFileThatIsNotOnTheDiskBeforeItsLogIsEmptiedIsFound() throws Exception {
        pair.make(data, true);
        assertThat(altered(record(List.of(new Weave.Redirect("org.evertill.exchange.packages.LogCopy",
                "org.evertill.exchange.files.LargeFile", "sync", FileNeverSynced.class.getName()))))).isNotEmpty();
    }

    @Test
    void aLogThatIsNotOnTheDiskBeforeItIsCopiedIsFound() throws Exception {
        pair.make(data, true);
        assertThat(altered(record(List.of(new Weave.Redirect("org.evertill.exchange.packages.LogCopy",
                "org.evertill.exchange.files.LargeFile", "sync", LogNeverSynced.class.getName()))))).isNotEmpty();
    }

    /** The cuts after which it is neither the one package nor the other, of many more in every part of its way. */
    private List<String> altered(Recording life) throws Exception {
        List<String> altered = new ArrayList<>();
        for (int cut = life.events().size() / 2; cut <= life.events().size(); cut++) {
            for (Leftover.Way way : List.of(Leftover.Way.SECTORS, Leftover.Way.SOME, Leftover.Way.SOME_FILES)) {
                Path disk = folder.resolve("drawn-" + cut + "-" + way);
                new PowerCut(life, cut, Leftover.draw(way, cut, cut)).leave(disk);
                try {
                    pair.requireWhole(disk, 1);
                } catch (AssertionError | SQLException notWhole) {
                    altered.add("event " + cut + ", " + way + ": " + notWhole.getMessage());
                }
            }
        }
        return altered;
    }

    private Recording record(List<Weave> planted, String... more) throws Exception {
        RecordedLife.copy(data, before);
        List<Weave> weaves = Stream.concat(RecordedFiles.weaves().stream(), planted.stream()).toList();
        run(List.of(WeavingMain.flag(folder.resolve("weaving"), weaves)), more);
        return Recording.read(before, log());
    }

    private void requireWholeAtEveryCut() throws Exception {
        Recording life = record(List.of());
        requireWholeAtEveryCut(life);
        assertThat(altered(life)).isEmpty();
    }

    private void requireWholeAtEveryCut(Recording life) throws Exception {
        assertThat(life.events()).hasSizeGreaterThan(8);
        List<Long> found = new ArrayList<>();
        for (int cut = 1; cut <= life.events().size(); cut++) {
            Leftover.Way way = WAYS.get(cut % WAYS.size());
            Path disk = folder.resolve("disk-" + cut);
            new PowerCut(life, cut, Leftover.draw(way, cut, cut)).leave(disk);
            found.add(pair.requireWhole(disk, 1));
            assertThat(pair.install(disk)).as("event %d, %s", cut, way).isNotInstanceOf(InstallOutcome.Refused.class);
            assertThat(pair.requireWhole(disk, 2)).isEqualTo(2);
        }
        assertThat(found).contains(1L, 2L);
    }

    private Path log() {
        return folder.resolve("events");
    }

    private void run(List<String> flags, String... more) throws Exception {
        List<String> arguments = Stream.concat(
                Stream.of(pair.folder().toString(), data.toString(), log().toString()), Stream.of(more)).toList();
        try (ChildJvm child = ChildJvm.start(ApplyingMain.class.getName(), flags, arguments,
                folder.resolve("errors.txt"), said::add)) {
            assertThat(child.endsWithin(PATIENCE)).as(child.lastErrors()).isTrue();
            assertThat(child.stop(Duration.ZERO)).as(child.lastErrors()).isZero();
        }
    }
}
