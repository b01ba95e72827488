package org.evertill.verification.replay;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.OverridePrice;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.sales.FileProduct;
import org.evertill.verification.sales.SalesFile;
import org.evertill.verification.sales.SalesInvoice;
import org.evertill.verification.sales.SalesLine;

/**
 * Rings invoices at a register as a fast cashier does: everything of an invoice is put in without waiting for what
 * comes of it, and only its end is waited for. Anything the register refuses ends the replay. Runs on the caller's
 * thread.
 */
final class InvoiceCashier {

    private static final Currency CURRENCY = Currency.getInstance("GBP");

    private final HeadlessRegister register;
    private final InvoiceClock clock;
    private final Map<String, Long> priceMicros;

    /** A cashier at a running register that goes by this clock. */
    InvoiceCashier(HeadlessRegister register, InvoiceClock clock, SalesFile file) {
        this.register = register;
        this.clock = clock;
        priceMicros = file.catalogue().stream()
                .collect(Collectors.toMap(FileProduct::code, FileProduct::priceMicros));
    }

    void signOn() throws InterruptedException {
        register.press(new LogOn(ReplayStore.WORKER, ReplayStore.PIN));
        requireNothingRefused("the sign-on");
    }

    /**
     * Rings one invoice to its end; what the journal then holds is the auditor's matter. Goes on with the sale that is
     * running, as after a restart: its lines are not rung again.
     *
     * @param atLine     the line before which something happens, from 1, or one more for the payment; 0 for never
     * @param happening  run on the register thread in the moment that line is rung
     */
    void ring(SalesInvoice invoice, int atLine, Runnable happening) throws InterruptedException {
        clock.set(invoice.at());
        int number = takeUp(invoice);
        for (SalesLine line : invoice.lines().subList(number, invoice.lines().size())) {
            number++;
            happenAt(number, atLine, happening);
            scan(line, number);
            if (number == 1) {
                register.submit(RegisterSteps.referTo(invoice.number()));
            }
        }
        happenAt(number + 1, atLine, happening);
        register.payExactly();
        requireNothingRefused("invoice " + invoice.number());
        if (register.screen().newest().session().cart().isPresent()) {
            String asked = register.screen().newest().prompt()
                    .map(prompt -> "the register asks for " + prompt.subject()).orElse("the sale is still running");
            throw new IllegalStateException("Invoice " + invoice.number() + " was rung and is not concluded: " + asked);
        }
    }

    /** How many lines are on the running sale; finishes the last of them, which a kill may have left half done. */
    private int takeUp(SalesInvoice invoice) {
        Optional<Cart> running = register.screen().newest().session().cart();
        if (running.isEmpty()) {
            return 0;
        }
        int lines = running.get().lines().size();
        if (running.get().externalReference().isEmpty()) {
            register.submit(RegisterSteps.referTo(invoice.number()));
        }
        overrideIfDue(invoice.lines().get(lines - 1), lines);
        return lines;
    }

    private void happenAt(int number, int atLine, Runnable happening) {
        if (number == atLine) {
            register.submit(session -> {
                happening.run();
                return OperationOutcome.Applied.of(session);
            });
        }
    }

    private void scan(SalesLine line, int number) {
        long size = Math.abs(line.quantityThousandths());
        if (line.quantityThousandths() < 0) {
            register.submit(new ReturnProduct());
        }
        register.submit(new SellProduct(line.stockCode(), new Quantity(size), true));
        overrideIfDue(line, number);
    }

    private void overrideIfDue(SalesLine line, int number) {
        if (priceMicros.get(line.stockCode()) != line.priceMicros()) {
            register.submit(new OverridePrice(number, Optional.of(new UnitPrice(line.priceMicros(), CURRENCY)),
                    Optional.of(ReplayStore.REASON)));
        }
    }

    private void requireNothingRefused(String what) {
        Optional<Refusal> refusal = register.screen().takeRefusal();
        if (refusal.isPresent()) {
            throw new IllegalStateException("The register refused " + what + ": " + refusal.get().reason() + " "
                    + refusal.get().arguments());
        }
    }
}
