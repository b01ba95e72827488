package org.evertill.verification.powerloss;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.verification.house.HeadlessRegister;

/** What packages a register has taken into use since a moment; asked by the thread that presses its keys. */
final class NewPackages {

    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE);
    /** One brings a whole file, the next the change that was published after it. */
    private static final int PACKAGES = 2;

    private final HeadlessRegister register;
    private final Map<DatabaseKind, Optional<Generation>> before;

    private NewPackages(HeadlessRegister register) {
        this.register = register;
        this.before = inUse();
    }

    /** Counts from now on. */
    static NewPackages since(HeadlessRegister register) {
        return new NewPackages(register);
    }

    /** Whether of both kinds another file is in use than at the beginning, and two packages' worth of news. */
    boolean areInUse() {
        return KINDS.stream().allMatch(kind -> isNews(before.get(kind), register.installed(kind)));
    }

    /** Waits until they are in use, at most that long. */
    void await(Duration patience) throws InterruptedException {
        register.awaitSynchronising(status -> areInUse(), patience);
    }

    @Override
    public String toString() {
        return before + " are now " + inUse();
    }

    private Map<DatabaseKind, Optional<Generation>> inUse() {
        Map<DatabaseKind, Optional<Generation>> inUse = new EnumMap<>(DatabaseKind.class);
        KINDS.forEach(kind -> inUse.put(kind, register.installed(kind)));
        return inUse;
    }

    private static boolean isNews(Optional<Generation> before, Optional<Generation> now) {
        return now.isPresent() && now.get().number() > before.map(Generation::number).orElse(0L)
                && now.get().version() >= before.map(Generation::version).orElse(0L) + PACKAGES;
    }
}
