package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.RegisterPast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sale that was running when the register stopped, and that the program which starts cannot read. */
class UnreadDraftTest {
    private static final String NOVEL = "\"novelFact\":1,";
    private static final String LEARN = "UPDATE unread_draft_line SET line = replace(line, '" + NOVEL + "', '')";

    private final SampleSales sales = new SampleSales(23);

    @TempDir
    private Path folder;

    @Test
    void waitsAsItIsForTheProgramThatUnderstandsItWhileTheTillSellsOn() throws Exception {
        Cart novel = leave(5);
        execute("UPDATE draft_line SET line = '{" + NOVEL + "' || substr(line, 2) WHERE line_number = 2");
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            RegisterPast past = register.journal().restore();
            assertThat(past.draft()).isEmpty();
            assertThat(past.saleSetAside()).isTrue();
            Cart next = sales.cart(3);
            register.journal().writeDraft(next);
            register.journal().syncDraft();
            register.journal().commit(List.of(sales.sale(next)));
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            RegisterPast past = register.journal().restore();
            assertThat(past.draft()).isEmpty();
            assertThat(past.saleSetAside()).as("told once").isFalse();
        }
        assertThat(unread()).isOne();
        execute(LEARN);
        for (int start = 0; start < 2; start++) {
            try (TemporaryRegister register = TemporaryRegister.open(folder)) {
                assertThat(register.journal().restore().draft()).contains(novel);
            }
        }
        assertThat(unread()).isZero();
        assertThat(RecomputedChain.requireWhole(folder, TemporaryRegister.IDENTITY)).isEqualTo(1);
    }

    @Test
    void comesBackOnlyWhereNoOtherSaleIsRunning() throws Exception {
        Cart novel = leave(2);
        execute("UPDATE draft SET cart = '{" + NOVEL + "' || substr(cart, 2)");
        Cart running = sales.cart(4);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore().saleSetAside()).isTrue();
            register.journal().writeDraft(running);
        }
        execute("UPDATE unread_draft SET cart = replace(cart, '" + NOVEL + "', '')");
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore().draft()).contains(running);
            register.journal().commit(List.of(sales.sale(running)));
        }
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore().draft()).contains(novel);
        }
    }

    @Test
    void eachOfSeveralIsKept() throws Exception {
        for (int sale = 1; sale <= 3; sale++) {
            leave(sale);
            execute("UPDATE draft_line SET line = '{}'");
            try (TemporaryRegister register = TemporaryRegister.open(folder)) {
                assertThat(register.journal().restore().saleSetAside()).isTrue();
            }
            assertThat(unread()).isEqualTo(sale);
        }
    }

    @Test
    void goesWithTheRegisterItWasRungUpAt() throws Exception {
        leave(2);
        execute("UPDATE draft SET cart = '{}'");
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            assertThat(register.journal().restore().saleSetAside()).isTrue();
        }
        TemporaryRegister.open(folder, new RegisterIdentity("S001", "R02", 1)).close();
        assertThat(unread()).isZero();
    }

    private Cart leave(int lines) throws Exception {
        Cart cart = sales.cart(lines);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            register.journal().writeDraft(cart);
            register.journal().syncDraft();
        }
        return cart;
    }

    private long unread() throws Exception {
        try (RegisterInspection inspection = RegisterInspection.of(folder).orElseThrow()) {
            return inspection.unreadSales();
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
