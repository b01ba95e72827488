package org.evertill.verification.bench;

import java.util.List;
import java.util.Optional;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.FleetStore;
import org.evertill.verification.house.HeadlessRegister;

/**
 * Rings four scans and exact cash as fast as the register shows what it was told, again and again. Runs on the caller's
 * thread.
 */
final class MachineCashier {

    private static final int SCANS = 4;

    private final HeadlessRegister register;
    private final List<String> codes = FleetStore.barcodes();
    private int scanned;

    /** At a register of a {@link FleetStore}. */
    MachineCashier(HeadlessRegister register) {
        this.register = register;
    }

    /** Signs on as somebody who may do all that is done here. */
    void signOn() throws InterruptedException {
        register.press(new LogOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin()));
        if (session().worker().isEmpty()) {
            throw new IllegalStateException("the register refuses the sign-on: " + register.screen().takeRefusal());
        }
    }

    /** Begins with the same products as the first time. */
    void beginAgain() {
        scanned = 0;
    }

    /**
     * Microseconds from the first scan until the sale is shown as concluded.
     *
     * @throws IllegalStateException when that is not what happened
     */
    long ring() throws InterruptedException {
        Optional<SalesTransaction> before = lastSale();
        long begun = System.nanoTime();
        for (int scan = 0; scan < SCANS; scan++) {
            register.press(SellProduct.one(codes.get(scanned++ % codes.size())));
        }
        register.payExactly();
        long micros = (System.nanoTime() - begun) / 1000;
        Optional<Refusal> refusal = register.screen().takeRefusal();
        int lines = lastSale().filter(sale -> !before.equals(Optional.of(sale)))
                .map(sale -> sale.cart().lines().size()).orElse(0);
        if (lines != SCANS || session().cart().isPresent() || refusal.isPresent()) {
            throw new IllegalStateException(
                    "a basket of " + SCANS + " was sold with " + lines + " lines, " + refusal);
        }
        return micros;
    }

    private Optional<SalesTransaction> lastSale() {
        return session().lastSale().map(CompletedSale::transaction);
    }

    private RegisterSession session() {
        return register.screen().newest().session();
    }
}
