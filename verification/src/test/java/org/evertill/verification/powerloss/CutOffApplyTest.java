package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.WeavingMain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package that is cut off while it is applied: by the power, before each single thing it does to the disk, and by a
 * disk that is full at each single write. Nothing has changed then, or everything has, and the next try succeeds.
 */
class CutOffApplyTest {

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
        run(List.of(), before.toString());
        List<String> failed = said.stream().filter(line -> line.startsWith("failed")).toList();
        assertThat(failed).hasSizeGreaterThan(5)
                .allMatch(line -> line.contains("could not be made") && line.contains("full"));
        assertThat(said.getLast()).startsWith("installed");
    }

    private void requireWholeAtEveryCut() throws Exception {
        RecordedLife.copy(data, before);
        run(List.of(WeavingMain.flag(folder.resolve("weaving"), RecordedFiles.weaves())));
        Recording life = Recording.read(before, log());
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
