package org.evertill.verification.replay;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.app.register.RegisterLoop;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.OverridePrice;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.register.RegisterSteps;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.house.Screen;
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

    private final RegisterLoop loop;
    private final InvoiceClock clock;
    private final Map<String, Long> priceMicros;
    private final Screen screen;

    /** A cashier at a running register that goes by this clock. */
    InvoiceCashier(HeadlessRegister register, InvoiceClock clock, SalesFile file) {
        this.loop = register.loop();
        this.screen = register.screen();
        this.clock = clock;
        priceMicros = file.catalogue().stream()
                .collect(Collectors.toMap(FileProduct::code, FileProduct::priceMicros));
    }

    void signOn() throws InterruptedException {
        loop.submit(new LogOn(ReplayStore.WORKER, ReplayStore.PIN));
        loop.awaitIdle();
        requireNothingRefused("the sign-on");
    }

    /**
     * Rings one invoice to its end; what the journal then holds is the auditor's matter.
     *
     * @param atLine     the line before which something happens, from 1; 0 when nothing does
     * @param happening  run on the register thread in the moment that line is rung
     */
    void ring(SalesInvoice invoice, int atLine, Runnable happening) throws InterruptedException {
        clock.set(invoice.at());
        int number = 0;
        for (SalesLine line : invoice.lines()) {
            number++;
            if (number == atLine) {
                loop.submit(session -> {
                    happening.run();
                    return OperationOutcome.Applied.of(session);
                });
            }
            scan(line, number);
            if (number == 1) {
                loop.submit(RegisterSteps.referTo(invoice.number()));
            }
        }
        loop.submit(new PayCashQuick());
        loop.awaitIdle();
        requireNothingRefused("invoice " + invoice.number());
        if (screen.newest().session().cart().isPresent()) {
            throw new IllegalStateException("Invoice " + invoice.number() + " was rung and is not concluded: "
                    + screen.newest().prompt().map(prompt -> "the register asks for " + prompt.subject()).orElse(""));
        }
    }

    private void scan(SalesLine line, int number) {
        long size = Math.abs(line.quantityThousandths());
        if (line.quantityThousandths() < 0) {
            loop.submit(new ReturnProduct());
        }
        loop.submit(new SellProduct(line.stockCode(), new Quantity(size), true));
        if (priceMicros.get(line.stockCode()) != line.priceMicros()) {
            loop.submit(new OverridePrice(number, Optional.of(new UnitPrice(line.priceMicros(), CURRENCY)),
                    Optional.of(ReplayStore.REASON)));
        }
    }

    private void requireNothingRefused(String what) {
        Optional<Refusal> refusal = screen.takeRefusal();
        if (refusal.isPresent()) {
            throw new IllegalStateException("The register refused " + what + ": " + refusal.get().reason() + " "
                    + refusal.get().arguments());
        }
    }
}
