package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.TemporaryRegister;
import org.evertill.verification.process.ChildJvm;
import org.evertill.verification.weave.Weave;
import org.evertill.verification.weave.WeavingMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fails to sync the journal's log, tells it once and forgets the pages, and a power cut at any moment after
 * that: what was acknowledged is there, and the journal is whole.
 */
class FailingSyncTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SALES = 5;

    @TempDir
    private Path folder;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aSaleThatIsFoundAgainAfterAFailedSyncSurvivesAPowerCut() throws Exception {
        for (int failing = 1; failing <= 3; failing++) {
            requireAcknowledgedEverywhere(folder.resolve("sale-" + failing), failing, false);
        }
    }

    @Test
    void aSaleAfterADraftThatWasNotSyncedSurvivesAPowerCut() throws Exception {
        for (int failing = 1; failing <= 3; failing++) {
            requireAcknowledgedEverywhere(folder.resolve("draft-" + failing), failing, true);
        }
    }

    @Test
    void aSaleAfterAnErrorOfTheMachineInADraftSurvivesAPowerCut() throws Exception {
        requireAcknowledgedEverywhere(folder.resolve("error"), 0, false, new Weave.Redirect(
                "org.evertill.offlinedb.JournalWriter", "org.evertill.exchange.sqlite.SqliteFile", "keep",
                ErrorOnKeeping.class.getName()));
        assertThat(said).anyMatch(line -> line.contains("OutOfMemoryError"));
    }

    private void requireAcknowledgedEverywhere(Path place, int failing, boolean draftFirst, Weave... planted)
            throws Exception {
        Recording life = live(place, failing, draftFirst, planted);
        assertThat(life.events().stream().filter(DiskEvent.Dropped.class::isInstance)).hasSize(failing);
        assertThat(acknowledged(life, life.events().size())).hasSize(SALES);
        Leftover.Way[] ways = Leftover.Way.values();
        int first = life.events().indexOf(life.events().stream()
                .filter(failing > 0 ? DiskEvent.Dropped.class::isInstance : DiskEvent.Said.class::isInstance)
                .findFirst().orElseThrow());
        for (int cut = first; cut <= life.events().size(); cut++) {
            requireThere(life, cut, Leftover.Way.NOTHING, place.resolve("bare-" + cut));
            requireThere(life, cut, ways[cut % ways.length], place.resolve("disk-" + cut));
        }
    }

    private static void requireThere(Recording life, int cut, Leftover.Way way, Path disk) throws Exception {
        new PowerCut(life, cut, Leftover.draw(way, cut, cut)).leave(disk);
        String what = "event %d of %d, %s".formatted(cut, life.events().size(), way);
        try (TemporaryRegister register = TemporaryRegister.open(disk)) {
            for (UUID id : acknowledged(life, cut)) {
                assertThat(register.journal().find(id)).as(what).isPresent();
            }
        }
        Path journal = disk.resolve(OfflineDatabase.JOURNAL);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            assertThat(row.getString(1)).as(what).isEqualTo("ok");
        }
    }

    private static List<UUID> acknowledged(Recording life, int cut) {
        return life.events().subList(0, cut).stream()
                .mapMulti((DiskEvent event, Consumer<UUID> ids) -> {
                    if (event instanceof DiskEvent.Said(String id)) {
                        ids.accept(UUID.fromString(id));
                    }
                }).toList();
    }

    private Recording live(Path place, int failing, boolean draftFirst, Weave... planted) throws Exception {
        Path data = Files.createDirectories(place.resolve("data"));
        Path before = place.resolve("before");
        TemporaryRegister.open(data).close();
        RecordedLife.copy(data, before);
        List<Weave> weaves = Stream.concat(RecordedFiles.weaves().stream(), Stream.of(planted)).toList();
        List<String> arguments = List.of(data.toString(), place.resolve("events").toString(),
                String.valueOf(failing), String.valueOf(draftFirst));
        try (ChildJvm child = ChildJvm.start(FailingSyncMain.class.getName(),
                List.of(WeavingMain.flag(Files.createDirectories(place.resolve("weaving")), weaves)), arguments,
                place.resolve("errors.txt"), said::add)) {
            assertThat(child.endsWithin(PATIENCE)).as(child.lastErrors()).isTrue();
            assertThat(child.stop(Duration.ZERO)).as(child.lastErrors()).isZero();
        }
        return Recording.read(before, place.resolve("events"));
    }
}
