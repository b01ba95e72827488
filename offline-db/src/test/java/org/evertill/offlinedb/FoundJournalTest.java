package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.files.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds in a folder that somebody, or a failing disk, has laid hands on. */
class FoundJournalTest {
    private static final RegisterIdentity OURS = TemporaryRegister.IDENTITY;
    private static final RegisterIdentity THEIRS = new RegisterIdentity("S001", "R02", 1);

    @TempDir
    Path folder;
    @TempDir
    Path other;
    private final SampleSales sales = new SampleSales(83);

    @Test
    void aLogThatTheLastRunLeftIsTakenWithEverySaleInIt() throws Exception {
        sell(other, OURS, 20);
        try (TemporaryRegister running = TemporaryRegister.open(other, OURS)) {
            commit(running, 15);
            copy(other, folder, "journal.db", "journal.db-wal");
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder, OURS)) {
            assertThat(register.journal().commit(List.of(sales.sale())).getFirst().sequence()).isEqualTo(36);
        }
        assertThat(RecomputedChain.requireWhole(folder, OURS)).isEqualTo(36);
    }

    @Test
    void theLogOfAnotherRegisterIsRefusedAndEveryFileStaysAsItIs() throws Exception {
        for (int theirSales : new int[] {1, 15, 60}) {
            Path here = Files.createDirectory(folder.resolve("with-" + theirSales));
            Path there = Files.createDirectory(other.resolve("with-" + theirSales));
            sell(here, OURS, 20);
            try (TemporaryRegister running = TemporaryRegister.open(there, THEIRS)) {
                commit(running, theirSales);
                copy(there, here, "journal.db-wal");
            }
            requireRefusedUntouched(here, "do not fit together");
            // Put right as the sentence says.
            Files.delete(here.resolve("journal.db-wal"));
            assertThat(RecomputedChain.requireWhole(here, OURS)).isEqualTo(20);
            TemporaryRegister.open(here, OURS).close();
        }
    }

    @Test
    void anOlderCopyOfTheJournalBesideALaterLogIsRefused() throws Exception {
        sell(folder, OURS, 20);
        copy(folder, other, "journal.db");
        sell(folder, OURS, 30);
        try (TemporaryRegister running = TemporaryRegister.open(folder, OURS)) {
            commit(running, 5);
            copy(folder, other, "journal.db-wal");
        }
        requireRefusedUntouched(other, "do not fit together");
    }

    @Test
    void anOlderLogBesideALaterJournalIsRefused() throws Exception {
        sell(folder, OURS, 20);
        Path log = other.resolve("journal.db-wal");
        try (TemporaryRegister running = TemporaryRegister.open(folder, OURS)) {
            commit(running, 5);
            Files.copy(folder.resolve("journal.db-wal"), log);
        }
        sell(folder, OURS, 60);
        Files.copy(log, folder.resolve("journal.db-wal"));
        requireRefusedUntouched(folder, "do not fit together");
    }

    @Test
    void aLogWhoseJournalIsGoneIsNeverDeleted() throws Exception {
        try (TemporaryRegister running = TemporaryRegister.open(other, OURS)) {
            commit(running, 5);
            copy(other, folder, "journal.db-wal");
        }
        requireRefusedUntouched(folder, "the journal is gone");
        Files.createFile(folder.resolve("journal.db"));
        requireRefusedUntouched(folder, "the journal is gone");
    }

    @Test
    void aJournalWhoseMakingWasCutShortIsMadeAnew() throws Exception {
        Files.createFile(folder.resolve("journal.db"));
        Files.write(folder.resolve("journal.db-journal"), new byte[512]);
        sell(folder, OURS, 1);
        assertThat(RecomputedChain.requireWhole(folder, OURS)).isEqualTo(1);
    }

    @Test
    void anUndoFileOfAnotherDatabaseIsRefused() throws Exception {
        sell(folder, OURS, 20);
        Files.write(folder.resolve("journal.db-journal"), HexFormat.of().parseHex("d9d505f920a163d7"
                + "00000001000000000000000100000200" + "00001000"));
        requireRefusedUntouched(folder, "journal.db-journal is not of this journal");
    }

    @Test
    void aDamagedPageIsRefusedOrItsSalesAreAllThere() throws Exception {
        sell(folder, OURS, 40);
        Path journal = folder.resolve("journal.db");
        byte[] sound = Files.readAllBytes(journal);
        Random random = new Random(17);
        int refused = 0;
        for (int page = 0; page < sound.length / DamagedPages.BYTES; page++) {
            DamagedPages.of(journal).damage(page, random);
            Map<String, String> before = contents(folder);
            try {
                OfflineDatabase.open(folder).close();
            } catch (DataFolderException e) {
                refused++;
                assertThat(e).hasMessageContaining("Do not delete it").hasMessageContaining("Nothing was changed");
                assertThat(contents(folder)).isEqualTo(before);
            }
            Files.write(journal, sound);
        }
        assertThat(refused).as("of %d pages", sound.length / DamagedPages.BYTES).isGreaterThan(10);
        assertThat(RecomputedChain.requireWhole(folder, OURS)).isEqualTo(40);
    }

    @Test
    void aDamagedPageUnderALogIsRefusedOrEverySaleIsWhole() throws Exception {
        sell(other, OURS, 40);
        try (TemporaryRegister running = TemporaryRegister.open(other, OURS)) {
            commit(running, 1);
            copy(other, folder, "journal.db", "journal.db-wal");
        }
        copy(folder, other, "journal.db", "journal.db-wal");
        Random random = new Random(19);
        long pages = Files.size(folder.resolve("journal.db")) / DamagedPages.BYTES;
        int refused = 0;
        for (int page = 0; page < pages; page++) {
            DamagedPages.of(folder.resolve("journal.db")).damage(page, random);
            Map<String, String> before = contents(folder);
            try {
                OfflineDatabase.open(folder).close();
                assertThat(RecomputedChain.requireWhole(folder, OURS)).as("page %d", page).isEqualTo(41);
            } catch (DataFolderException e) {
                refused++;
                assertThat(e).hasMessageContaining("do not fit together");
                assertThat(contents(folder)).isEqualTo(before);
            }
            copy(other, folder, "journal.db", "journal.db-wal");
        }
        assertThat(refused).as("of %d pages", pages).isGreaterThan((int) pages / 2);
    }

    @Test
    void aFileThatIsDamagedWhileSellingStopsTheSaleLosesNothingAndGoesOnWhenItIsMended() throws Exception {
        sell(folder, OURS, 40);
        Path journal = folder.resolve("journal.db");
        try (TemporaryRegister register = TemporaryRegister.open(folder, OURS)) {
            byte[] sound = Files.readAllBytes(journal);
            Random random = new Random(23);
            for (int page = 1; page < sound.length / DamagedPages.BYTES; page++) {
                DamagedPages.of(journal).damage(page, random);
            }
            SalesTransaction sale = sales.sale();
            assertThatThrownBy(() -> register.journal().commit(List.of(sale)))
                    .isInstanceOfSatisfying(JournalUnavailableException.class,
                            e -> assertThat(e.isDiskFull()).isFalse());
            Files.write(journal, sound);
            assertThat(register.journal().find(sale.id())).isEmpty();
            assertThat(register.journal().commit(List.of(sale)).getFirst().sequence()).isEqualTo(41);
        }
        assertThat(RecomputedChain.requireWhole(folder, OURS)).isEqualTo(41);
    }

    @Test
    void aLookFromOutsideDoesNotTakeAForeignLogEither() throws Exception {
        sell(folder, OURS, 20);
        try (TemporaryRegister running = TemporaryRegister.open(other, THEIRS)) {
            commit(running, 15);
            copy(other, folder, "journal.db-wal");
        }
        Map<String, String> before = contents(folder);
        assertThatThrownBy(() -> RegisterInspection.of(folder)).isInstanceOf(DataFolderException.class)
                .hasMessageContaining("do not fit together");
        assertThat(contents(folder)).isEqualTo(before);
    }

    private void requireRefusedUntouched(Path where, String sentence) throws IOException {
        Map<String, String> before = contents(where);
        assertThatThrownBy(() -> OfflineDatabase.open(where)).isInstanceOf(DataFolderException.class)
                .hasMessageContaining(sentence).hasMessageContaining("Nothing was changed")
                .hasMessageContaining("copy the whole folder");
        assertThat(contents(where)).isEqualTo(before);
    }

    private void sell(Path where, RegisterIdentity identity, int count) throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(where, identity)) {
            commit(register, count);
        }
    }

    private void commit(TemporaryRegister register, int count) {
        Stream.generate(sales::sale).limit(count).forEach(sale -> register.journal().commit(List.of(sale)));
    }

    private static void copy(Path from, Path to, String... names) throws IOException {
        for (String name : names) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Every file of the journal with the hash of its bytes. */
    private static Map<String, String> contents(Path where) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(where)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("journal")).toList()) {
                contents.put(file.getFileName().toString(), Sha256.hexOf(file));
            }
        }
        return contents;
    }
}
