package org.evertill.verification.replay;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.evertill.app.register.RegisterLoop;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OverridePrice;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.register.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSteps;
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
    private final AtomicReference<RegisterSnapshot> newest;
    private final AtomicReference<Refusal> refused;

    /**
     * A cashier at a running register.
     *
     * @param newest  the newest snapshot, kept up to date by the register
     * @param refused the first refusal since it was last emptied, kept by the register
     */
    InvoiceCashier(RegisterLoop loop, InvoiceClock clock, SalesFile file, AtomicReference<RegisterSnapshot> newest,
            AtomicReference<Refusal> refused) {
        this.loop = loop;
        this.clock = clock;
        this.newest = newest;
        this.refused = refused;
        priceMicros = file.catalogue().stream()
                .collect(Collectors.toMap(FileProduct::code, FileProduct::priceMicros));
    }

    void signOn() throws InterruptedException {
        loop.submit(new LogOn(ReplayStore.WORKER, ReplayStore.PIN));
        loop.awaitIdle();
        requireNothingRefused("the sign-on");
    }

    /** Rings one invoice to its end; what the journal then holds is the auditor's matter. */
    void ring(SalesInvoice invoice) throws InterruptedException {
        clock.set(invoice.at());
        int number = 0;
        for (SalesLine line : invoice.lines()) {
            number++;
            scan(line, number);
            if (number == 1) {
                loop.submit(RegisterSteps.referTo(invoice.number()));
            }
        }
        loop.submit(new PayCashQuick());
        loop.awaitIdle();
        requireNothingRefused("invoice " + invoice.number());
        if (newest.get().session().cart().isPresent()) {
            throw new IllegalStateException("Invoice " + invoice.number() + " was rung and is not concluded: "
                    + newest.get().prompt().map(prompt -> "the register asks for " + prompt.subject()).orElse(""));
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
        Refusal refusal = refused.getAndSet(null);
        if (refusal != null) {
            throw new IllegalStateException("The register refused " + what + ": " + refusal.reason() + " "
                    + refusal.arguments());
        }
    }
}
