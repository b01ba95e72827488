package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A change of the running sale that the disk does not keep: it is not there at the next start either. */
class DraftTakenBackTest {

    private final SampleSales sales = new SampleSales(19);

    @TempDir
    private Path folder;
    private TemporaryRegister register;

    @BeforeEach
    void open() throws Exception {
        register = TemporaryRegister.open(folder);
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void theFirstLineOfASaleIsGoneOnceTheCashierHasSignedOff() throws Exception {
        loseAtSync(sales.cart(3));
        register.journal().commit(List.of(sales.signedOn()));
        restart();
        assertThat(register.journal().restore().draft()).isEmpty();
    }

    @Test
    void theSaleIsAsItWasBeforeOnceAnythingElseIsStored() throws Exception {
        Cart kept = sales.cart(3);
        register.journal().writeDraft(kept);
        register.journal().syncDraft();
        loseAtSync(sales.cart(5));
        register.journal().commit(List.of(sales.signedOn()));
        restart();
        assertThat(register.journal().restore().draft()).contains(kept);
    }

    @Test
    void aSaleThatWasFoundAgainIsNotPutBack() throws Exception {
        Cart cart = sales.cart(3);
        register.journal().writeDraft(cart);
        register.journal().syncDraft();
        register.journal().commit(List.of(sales.sale(cart)));
        loseAtSync(sales.cart(2));
        register.journal().commit(List.of(sales.signedOn()));
        restart();
        assertThat(register.journal().restore().draft()).isEmpty();
    }

    /** The journal cannot be opened while this is synced, nor when it is then written anew. */
    private void loseAtSync(Cart cart) throws IOException {
        register.journal().writeDraft(cart);
        JournalFile journal = register.database().journalFile();
        Path file = folder.resolve("journal.db");
        Path away = folder.resolve("away.db");
        assertThatThrownBy(() -> journal.write(statements -> {
            move(file, away);
            throw new SQLiteException("gone", SQLiteErrorCode.SQLITE_IOERR);
        })).isInstanceOf(JournalUnavailableException.class);
        assertThatThrownBy(register.journal()::syncDraft).isInstanceOf(JournalUnavailableException.class);
        Files.move(away, file);
    }

    private void restart() throws Exception {
        close();
        open();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
