package org.evertill.verification.house;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.LogOff;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OverridePrice;
import org.evertill.commerce.operation.PayCash;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.operation.ReturnProduct;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.operation.SetQuantity;
import org.evertill.commerce.operation.SwitchConnection;
import org.evertill.commerce.operation.VoidProduct;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.register.RegisterSession;

/**
 * A worker who never rests: rings up sales, returns, overrides and voids drawn from a seed, each step after the one
 * before has been shown. What the register refuses is left at that. Runs on the caller's thread.
 */
public final class BusyCashier {

    private final HeadlessRegister register;
    private final Random random;
    private final String workerNumber;
    private final String pin;
    private final List<String> codes;
    private final Consumer<String> doing;

    /**
     * A worker at a register.
     *
     * @param codes what can be scanned
     * @param doing hears, before each step, whether it is for a line, a sale, a void, a switch or a sign-on
     */
    public BusyCashier(HeadlessRegister register, Random random, String workerNumber, String pin, List<String> codes,
            Consumer<String> doing) {
        this.register = register;
        this.random = random;
        this.workerNumber = workerNumber;
        this.pin = pin;
        this.codes = codes;
        this.doing = doing;
    }

    /**
     * Signs on.
     *
     * @throws IllegalStateException when the register does not let the worker in
     */
    public void signOn() throws InterruptedException {
        press(new LogOn(workerNumber, pin));
        if (session().worker().isEmpty()) {
            throw new IllegalStateException(
                    "The register refuses the sign-on: " + register.screen().newest().refusal());
        }
    }

    /** One transaction from its first line to its end; goes on with one that is running already. */
    public void serveOneCustomer() throws InterruptedException {
        int items = random.nextInt(1, 7);
        for (int item = 0; item < items; item++) {
            scan();
            if (random.nextInt(4) == 0) {
                changeALine();
            }
        }
        if (random.nextInt(12) == 0) {
            press(new VoidTransaction());
        } else {
            pay();
        }
        if (random.nextInt(40) == 0) {
            press(new SwitchConnection());
        }
        if (random.nextInt(60) == 0) {
            press(new LogOff());
            signOn();
        }
    }

    private void scan() throws InterruptedException {
        if (random.nextInt(8) == 0) {
            press(new ReturnProduct());
        }
        String code = codes.get(random.nextInt(codes.size()));
        press(new SellProduct(code, Quantity.of(random.nextInt(1, 4)), true));
    }

    private void changeALine() throws InterruptedException {
        Optional<Cart> cart = session().cart();
        if (cart.isEmpty() || cart.get().lines().isEmpty()) {
            return;
        }
        int line = random.nextInt(1, cart.get().lines().size() + 1);
        press(switch (random.nextInt(3)) {
            case 0 -> new VoidProduct(line);
            case 1 -> new SetQuantity(line, Optional.of(Quantity.of(random.nextInt(1, 30))), true);
            default -> overridden(cart.get(), line);
        });
    }

    private SessionStep overridden(Cart cart, int line) {
        UnitPrice price = new UnitPrice(random.nextInt(1, 5_000) * 10_000L, cart.currency());
        return new OverridePrice(line, Optional.of(price),
                session().reasonsFor(104).stream().findFirst().map(reason -> reason.code()));
    }

    private void pay() throws InterruptedException {
        Optional<Cart> cart = session().cart();
        if (cart.isPresent() && cart.get().externalReference().isEmpty()) {
            // a sale that is stored twice under two ids can only be told by what somebody else calls it
            press(RegisterSteps.referTo(Long.toHexString(random.nextLong())));
        }
        if (cart.isPresent() && random.nextInt(3) == 0) {
            Money balance = cart.get().totals().balance();
            Money handed = new Money(random.nextLong(1, 10_000), balance.currency());
            press(new PayCash(handed, cart.map(Cart::owed)));
        }
        if (session().cart().isPresent()) {
            press(new PayCashQuick(session().owed()));
        }
        if (session().cart().isPresent()) {
            press(new VoidTransaction());
        }
    }

    private RegisterSession session() {
        return register.screen().newest().session();
    }

    private void press(SessionStep step) throws InterruptedException {
        doing.accept(switch (step) {
            case PayCash ignored -> "sale";
            case PayCashQuick ignored -> "sale";
            case VoidTransaction ignored -> "void";
            case SwitchConnection ignored -> "switch";
            case LogOn ignored -> "sign-on";
            case LogOff ignored -> "sign-on";
            default -> "line";
        });
        register.press(step);
    }
}
