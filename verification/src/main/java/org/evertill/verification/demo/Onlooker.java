package org.evertill.verification.demo;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;

/** Tells the terminal what a person at the window does: sales and switches of the connection. Register thread. */
final class Onlooker {

    private final Consumer<String> account;
    private Optional<UUID> lastSale = Optional.empty();
    private Optional<ConnectionState> lastState = Optional.empty();

    Onlooker(Consumer<String> account) {
        this.account = account;
    }

    /** A snapshot reached the screen. */
    void show(RegisterSnapshot snapshot) {
        RegisterSession session = snapshot.session();
        Connection connection = session.connection();
        if (lastState.isPresent() && lastState.get() != connection.state()) {
            account.accept("The register is " + connection.state() + " (" + connection.cause() + ")");
        }
        lastState = Optional.of(connection.state());
        session.lastSale().filter(sale -> !lastSale.equals(Optional.of(sale.committed().id())))
                .ifPresent(sale -> account.accept(Account.of(sale)));
        lastSale = session.lastSale().map(sale -> sale.committed().id());
    }
}
