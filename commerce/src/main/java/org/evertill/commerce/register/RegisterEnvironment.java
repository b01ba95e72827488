package org.evertill.commerce.register;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a register takes from the world around it: dates from the clock, durations from the monotonic ticker, ids.
 *
 * @param ticker nanoseconds since some moment; never goes back
 * @param ids    UUIDv7, ordered by time
 */
public record RegisterEnvironment(Clock clock, LongSupplier ticker, Supplier<UUID> ids) {

    /** The machine's clock and ticker. */
    public static RegisterEnvironment ofMachine() {
        return withClock(Clock.systemUTC());
    }

    /** The machine's ticker with another clock. */
    public static RegisterEnvironment withClock(Clock clock) {
        return new RegisterEnvironment(clock, System::nanoTime, UuidCreator::getTimeOrderedEpoch);
    }
}
