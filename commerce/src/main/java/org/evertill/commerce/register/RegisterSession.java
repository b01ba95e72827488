package org.evertill.commerce.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.shift.Shift;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.ReasonCode;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.RegisterPast;

/**
 * All a register is at one moment: who works, on what, over which connection. Immutable; steps make the next one.
 *
 * @param published       the profile headquarters published for this register, or the published defaults
 * @param storeFacts      known after the first description of the store
 * @param staff           the names of the sign-on screen
 * @param worker          who is signed on
 * @param locked          whether their PIN is asked before anything else
 * @param lastShiftNumber of this incarnation, 0 before the first
 * @param cart            the running sale
 * @param nextReturn      when the next product comes back instead of being sold (operation 109), who answers for it
 * @param lastSale        the newest concluded transaction, for change, receipt and reprint
 * @param daySales        what was sold on the day that was counted last; empty before the first sign-on, and while the
 *                        journal cannot tell
 */
public record RegisterSession(
        RegisterEnvironment environment,
        RegisterIdentity identity,
        OfflineProfile published,
        Connection connection,
        Optional<StoreFacts> storeFacts,
        List<StaffMember> staff,
        Optional<Worker> worker,
        boolean locked,
        Optional<Shift> shift,
        long lastShiftNumber,
        Optional<Cart> cart,
        Optional<String> nextReturn,
        Optional<CompletedSale> lastSale,
        Optional<DaySales> daySales) {

    public RegisterSession {
        staff = List.copyOf(staff);
    }

    /** The session of a register that starts with this past. */
    public static RegisterSession start(RegisterEnvironment environment, RegisterIdentity identity,
            OfflineProfile published, Connection connection, RegisterPast past) {
        return new RegisterSession(environment, identity, published, connection, Optional.empty(), List.of(),
                Optional.empty(), false, past.shift(), past.lastShiftNumber(), past.draft(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** The profile the register follows: the published one, brought into the ranges of its fields. */
    public OfflineProfile profile() {
        return published.allowed();
    }

    /** The time of day, by the clock. */
    public Instant now() {
        return environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Monotonic nanoseconds, for durations. */
    public long nanos() {
        return environment.ticker().getAsLong();
    }

    /** A new UUIDv7. */
    public UUID newId() {
        return environment.ids().get();
    }

    /** The store's calendar day now; UTC's while the store is not known. */
    public LocalDate businessDate() {
        ZoneId zone = storeFacts.map(facts -> facts.store().timeZone()).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(now(), zone);
    }

    /** A cart for a transaction that begins now, in the store's currency. */
    public Cart beginCart() {
        return Cart.begin(newId(), now(), currency());
    }

    /** The currency of the running sale, or of the store. Known once the store is. */
    public Currency currency() {
        return cart.map(Cart::currency).orElseGet(() -> storeFacts.orElseThrow().store().currency());
    }

    /** What the running sale owes; empty when none runs. A tender carries it, as it was shown when it was offered. */
    public Optional<Owed> owed() {
        return cart.map(Cart::owed);
    }

    /** The reasons headquarters accepts for an operation; none while the store is not known. */
    public List<ReasonCode> reasonsFor(int operationNumber) {
        return storeFacts.map(facts -> facts.reasonsFor(operationNumber)).orElse(List.of());
    }

    /** With another connection; if its state changes, the journal must hear of it. */
    public RegisterSession withConnection(Connection changed) {
        return new RegisterSession(environment, identity, published, changed, storeFacts, staff, worker, locked, shift,
                lastShiftNumber, cart, nextReturn, lastSale, daySales);
    }

    /** With the profile headquarters published. */
    public RegisterSession withProfile(OfflineProfile changed) {
        return new RegisterSession(environment, identity, changed, connection, storeFacts, staff, worker, locked,
                shift, lastShiftNumber, cart, nextReturn, lastSale, daySales);
    }

    /** Knowing the store. */
    public RegisterSession withStoreFacts(StoreFacts known) {
        return new RegisterSession(environment, identity, published, connection, Optional.of(known), staff, worker,
                locked, shift, lastShiftNumber, cart, nextReturn, lastSale, daySales);
    }

    /** Knowing who works here. */
    public RegisterSession withStaff(List<StaffMember> members) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, members, worker, locked,
                shift, lastShiftNumber, cart, nextReturn, lastSale, daySales);
    }

    /** With a worker signed on. */
    public RegisterSession withWorker(Worker signedOn) {
        return withWorker(Optional.of(signedOn));
    }

    /** With nobody signed on. */
    public RegisterSession withoutWorker() {
        return withWorker(Optional.empty());
    }

    private RegisterSession withWorker(Optional<Worker> changed) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, staff, changed, false,
                shift, lastShiftNumber, cart, Optional.empty(), lastSale, daySales);
    }

    /** Locked or unlocked. */
    public RegisterSession withLocked(boolean changed) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, staff, worker, changed,
                shift, lastShiftNumber, cart, nextReturn, lastSale, daySales);
    }

    /** With a shift open. */
    public RegisterSession withShift(Shift opened) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, staff, worker, locked,
                Optional.of(opened), opened.number(), cart, nextReturn, lastSale, daySales);
    }

    /** With this sale running. */
    public RegisterSession withCart(Cart running) {
        return withSale(Optional.of(running), nextReturn, lastSale);
    }

    /** With no sale running, and no product awaited. */
    public RegisterSession withoutCart() {
        return withSale(Optional.empty(), Optional.empty(), lastSale);
    }

    /** Whether the next product comes back instead of being sold. */
    public boolean nextIsReturn() {
        return nextReturn.isPresent();
    }

    /** Waiting for a product that comes back on this worker's authority. */
    public RegisterSession withNextReturn(String returnWorker) {
        return withSale(cart, Optional.of(returnWorker), lastSale);
    }

    /** No longer waiting for a product that comes back. */
    public RegisterSession withoutNextReturn() {
        return withSale(cart, Optional.empty(), lastSale);
    }

    /** With the newest transaction's numbers known. */
    public RegisterSession withLastSale(CompletedSale sale) {
        return withSale(cart, nextReturn, Optional.of(sale));
    }

    /** Knowing what was sold on a day, or not knowing it. */
    public RegisterSession withDaySales(Optional<DaySales> counted) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, staff, worker, locked,
                shift, lastShiftNumber, cart, nextReturn, lastSale, counted);
    }

    /** What has been sold on the store's calendar day of now; empty while nobody can tell. */
    public Optional<DaySales> soldToday() {
        return daySales.map(counted -> counted.date().equals(businessDate()) ? counted
                : DaySales.none(businessDate(), counted.total().currency()));
    }

    private RegisterSession withSale(
            Optional<Cart> running, Optional<String> waiting, Optional<CompletedSale> newest) {
        return new RegisterSession(environment, identity, published, connection, storeFacts, staff, worker, locked,
                shift, lastShiftNumber, running, waiting, newest, daySales);
    }
}
