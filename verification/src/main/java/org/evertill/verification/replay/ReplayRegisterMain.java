package org.evertill.verification.replay;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.evertill.verification.house.CashierPipe;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.sales.SalesFile;

/**
 * The register of a replay, in a process of its own so that it can be killed as a register is: without a screen, with
 * an {@link InvoiceCashier} who rings what standard input says. It tells on standard output what a cashier would have
 * seen, and what became of the orders, as {@link ReplayTill} hears it. The end of its input closes it in order, in the
 * middle of a sale too.
 */
public final class ReplayRegisterMain {

    private static final Duration SYNCHRONISED_WITHIN = Duration.ofMinutes(2);

    private ReplayRegisterMain() {}

    /** @param arguments the data folder, the sales file, and the invoice at whose time the register starts, from 0 */
    public static void main(String[] arguments) throws Exception {
        SalesFile file = SalesFile.read(Path.of(arguments[1]));
        InvoiceClock clock = new InvoiceClock();
        clock.set(file.invoices().get(Integer.parseInt(arguments[2])).at());
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        CashierPipe pipe = new CashierPipe(out);
        try (HeadlessRegister register = HeadlessRegister.start(Path.of(arguments[0]), clock, pipe::show)) {
            Orders orders = Orders.read(System.in, register);
            InvoiceCashier cashier = new InvoiceCashier(register, clock, file);
            try {
                cashier.signOn();
                register.screen().await("ready to sell offline",
                        shown -> shown.session().connection().canSellOffline(),
                        SYNCHRONISED_WITHIN);
                pipe.usable();
                work(cashier, file, orders, out);
            } catch (IllegalStateException refused) {
                // a register that is being closed leaves sales where they are: that is no refusal
                if (!orders.ended()) {
                    say(out, "refused " + refused.getMessage());
                }
            }
        }
        System.exit(0);
    }

    private static void work(InvoiceCashier cashier, SalesFile file, Orders orders, PrintStream out)
            throws InterruptedException {
        Optional<Orders.Ring> next;
        while ((next = orders.next()).isPresent()) {
            Orders.Ring order = next.get();
            cashier.ring(file.invoices().get(order.invoice()), order.line(), () -> {
                say(out, "at " + order.line());
                if (order.held()) {
                    orders.awaitGo();
                }
            });
            if (!orders.ended()) {
                say(out, "rung " + order.invoice());
            }
        }
    }

    private static void say(PrintStream out, String line) {
        out.print(line + "\n");
        out.flush();
    }
}
