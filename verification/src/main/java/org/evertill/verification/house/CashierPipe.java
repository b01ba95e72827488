package org.evertill.verification.house;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.transaction.SalesTransaction;

/**
 * The register's cashier as a pipe: says what a cashier would have seen, in the moment it is shown and never before it
 * is durable. {@link CashierWatch} hears it. Called on the register thread.
 */
public final class CashierPipe {

    private final Consumer<String> out;
    private final ToldSales told = new ToldSales(this::concluded);
    private boolean first = true;
    private Optional<Cart> shown = Optional.empty();
    private Optional<ConnectionState> connection = Optional.empty();
    private boolean ready;

    /** Says everything on this stream, flushed line by line. */
    public CashierPipe(PrintStream out) {
        this(line -> {
            out.print(line + "\n");
            out.flush();
        });
    }

    /** Says everything line by line to somebody in this process. */
    public CashierPipe(Consumer<String> out) {
        this.out = out;
    }

    /** The register is ready to sell. */
    public void usable() {
        say("usable");
    }

    /** A snapshot reached the screen; the first one shows what the journal gave back. */
    public void show(RegisterSnapshot snapshot) {
        told.show(snapshot);
        Optional<Cart> cart = snapshot.session().cart();
        if (first) {
            say("restored " + cart.map(CashierPipe::describe).orElse("none"));
            first = false;
        } else if (!cart.equals(shown)) {
            cart.ifPresent(running -> say("cart " + describe(running)));
        }
        shown = cart;
        Optional<ConnectionState> state = Optional.of(snapshot.session().connection().state());
        if (!state.equals(connection)) {
            say("connection " + state.orElseThrow());
            connection = state;
        }
        if (!ready && snapshot.session().connection().canSellOffline()) {
            say("ready");
            ready = true;
        }
    }

    private void concluded(SalesTransaction sale) {
        say(sale.voided() ? "ended " + sale.id() : ToldSales.tell(sale).line());
    }

    private static String describe(Cart cart) {
        return cart.id() + " " + cart.lines().size();
    }

    private void say(String line) {
        out.accept(line);
    }
}
