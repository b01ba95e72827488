package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.Disconnection;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
    private final SampleSales sales = new SampleSales(7);

    @TempDir
    Path folder;

    @Test
    void numbersHaveNoGapsAcrossRestarts() throws Exception {
        long sequence = 0;
        long receipt = 0;
        for (int start = 0; start < 4; start++) {
            try (TemporaryRegister register = TemporaryRegister.open(folder)) {
                for (int i = 0; i < 5; i++) {
                    List<Committed> words = register.journal().commit(List.of(
                            sales.signedOn(), sales.sale(), sales.voided(), sales.sale()));
                    assertThat(words).extracting(Committed::sequence)
                            .containsExactly(++sequence, ++sequence, ++sequence, ++sequence);
                    assertThat(words).extracting(Committed::receiptNumber).containsExactly(OptionalLong.empty(),
                            OptionalLong.of(++receipt), OptionalLong.empty(), OptionalLong.of(++receipt));
                }
            }
        }
        assertThat(number("SELECT count(*) FROM retail_transaction")).isEqualTo(60);
    }

    @Test
    void aNewIncarnationCountsFromOne() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.shiftOpened(), sales.sale()));
        }
        RegisterIdentity next = new RegisterIdentity("S001", "R01", 2);
        try (TemporaryRegister register = TemporaryRegister.open(folder, next)) {
            assertThat(register.journal().restore().shift()).isEmpty();
            assertThat(register.journal().restore().lastShiftNumber()).isZero();
            Committed word = register.journal().commit(List.of(sales.sale())).getFirst();
            assertThat(word.incarnation()).isEqualTo(2);
            assertThat(word.sequence()).isEqualTo(1);
            assertThat(word.receiptNumber()).hasValue(1);
        }
    }

    @Test
    void restoresDraftShiftAndConnectionOfTheRegisterThatStopped() throws Exception {
        Cart cart = sales.cart(20);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore()).isEqualTo(
                    new RegisterPast(Optional.empty(), Optional.empty(), Optional.empty(), 0, false));
            register.journal().commit(List.of(sales.shiftOpened(), sales.signedOn(),
                    sales.switched(ConnectionState.ONLINE, ConnectionState.DISCONNECTED)));
            register.journal().writeDraft(cart);
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore()).isEqualTo(new RegisterPast(Optional.of(cart),
                    Optional.of(SampleSales.SHIFT),
                    Optional.of(new Disconnection(SampleSales.NOON, "")), 1, false));
            register.journal().commit(List.of(sales.switched(ConnectionState.DISCONNECTED, ConnectionState.OFFLINE)));
            assertThat(register.journal().restore().disconnection()).isEmpty();
        }
    }

    @Test
    void countsWhatWasSoldOnADayUnderEveryIncarnationAndWithoutTheVoided() throws Exception {
        SalesTransaction first = sales.sale();
        SalesTransaction second = sales.sale();
        LocalDate day = first.businessDate();
        Currency currency = first.cart().currency();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().salesOn(day, currency)).isEqualTo(DaySales.none(day, currency));
            register.journal().commit(List.of(sales.shiftOpened(), first, sales.voided()));
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder, new RegisterIdentity("S001", "R01", 2))) {
            register.journal().commit(List.of(second));
            assertThat(register.journal().salesOn(day, currency)).isEqualTo(
                    new DaySales(day, 2, first.totals().total().plus(second.totals().total())));
            assertThat(register.journal().salesOn(day.plusDays(1), currency).sales()).isZero();
            assertThat(register.journal().salesOn(day, Currency.getInstance("EUR")).sales()).isZero();
        }
    }

    @Test
    void aSaleEndsItsDraft() throws Exception {
        SalesTransaction sale = sales.sale();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().writeDraft(sale.cart());
            register.journal().commit(List.of(sale));
            assertThat(register.journal().restore().draft()).isEmpty();
            assertThatThrownBy(() -> register.journal().writeDraft(sale.cart()))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("in the journal already");
            Cart next = sales.cart(3);
            register.journal().writeDraft(next);
            assertThat(register.journal().restore().draft()).contains(next);
        }
    }

    @Test
    void findsWhatIsCommittedAndNothingElse() throws Exception {
        SalesTransaction sale = sales.sale();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            Committed word = register.journal().commit(List.of(sale)).getFirst();
            assertThat(register.journal().find(sale.id())).contains(word);
            assertThat(register.journal().find(UUID.randomUUID())).isEmpty();
        }
    }

    @Test
    void answersARepeatedCommitWithTheSameNumbersAndRefusesOtherContent() throws Exception {
        SalesTransaction sale = sales.sale();
        SalesTransaction other = new SalesTransaction(sale.at(), sale.businessDate(), "1002", sale.shiftId(),
                sale.connection(), sale.cart(), sale.totals(), sale.voidWorker());
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            List<Committed> first = register.journal().commit(List.of(sale));
            assertThat(register.journal().commit(List.of(sale))).isEqualTo(first);
            assertThatThrownBy(() -> register.journal().commit(List.of(sales.signedOn(), other)))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("other content");
        }
        assertThat(number("SELECT count(*) FROM journal_record")).isEqualTo(1);
        assertThat(number("SELECT sale_count FROM shift_total")).isEqualTo(1);
    }

    @Test
    void shiftTotalsAreTheSumsOfTheSales() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.shiftOpened()));
            IntStream.range(0, 30).forEach(i -> register.journal().commit(List.of(sales.sale(), sales.voided())));
        }
        assertThat(number("SELECT sale_count FROM shift_total")).isEqualTo(30);
        assertThat(number("SELECT void_count FROM shift_total")).isEqualTo(30);
        assertThat(number("SELECT total_minor - tendered_minor + change_minor FROM shift_total")).isZero();
        assertThat(number("""
                SELECT (SELECT sum(total_minor) FROM retail_transaction WHERE kind = 'sale')
                       - (SELECT total_minor FROM shift_total)""")).isZero();
    }

    @Test
    void aCommitThatFailsInTheMiddleLeavesNothing() throws Exception {
        SalesTransaction sale = sales.sale();
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().writeDraft(sale.cart());
            change("""
                    CREATE TRIGGER broken BEFORE INSERT ON retail_transaction_tender
                    BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END""");
            assertThatThrownBy(() -> register.journal().commit(List.of(sales.signedOn(), sale)))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("nothing was stored");
            assertThat(number("SELECT count(*) FROM journal_record")).isZero();
            assertThat(number("SELECT count(*) FROM retail_transaction_line")).isZero();
            assertThat(register.journal().restore().draft()).contains(sale.cart());
            change("DROP TRIGGER broken");
            assertThat(register.journal().commit(List.of(sale)).getFirst().sequence()).isEqualTo(1);
        }
    }

    @Test
    void onAFullDiskNothingIsStoredAndTheSameSaleGoesThroughWhenThereIsRoom() throws Exception {
        SalesTransaction sale = sales.sale(sales.cart(400));
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().commit(List.of(sales.sale()));
            register.database().journalFile().write(statements -> {
                long pages = statements.first("PRAGMA page_count", row -> row.getLong(1)).orElseThrow();
                return statements.first("PRAGMA max_page_count = " + pages, row -> true);
            });
            assertThatThrownBy(() -> register.journal().commit(List.of(sale)))
                    .isInstanceOfSatisfying(JournalUnavailableException.class,
                            e -> assertThat(e.isDiskFull()).isTrue());
            assertThat(register.database().diskReserve().isWhole()).as("the ballast was given up first").isFalse();
            assertThat(number("SELECT count(*) FROM journal_record")).isEqualTo(1);
            register.database().journalFile().write(
                    statements -> statements.first("PRAGMA max_page_count = 1000000", row -> true));
            Committed word = register.journal().commit(List.of(sale)).getFirst();
            assertThat(word.sequence()).isEqualTo(2);
            assertThat(word.receiptNumber()).hasValue(2);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
