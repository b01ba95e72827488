package org.evertill.offlinedb;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineFacts;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.packages.Generation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks what a register has for an outage. What the files hold is looked up once per generation and day, for it is
 * asked with every question; the disk is asked each time, and given its ballast back. Any I/O thread.
 */
final class OfflineInventory {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineInventory.class);

    private final RegisterIdentity identity;
    private final MasterFiles files;
    private final DiskReserve disk;
    private final InstantSource clock;
    private volatile Look newest = new Look(Optional.empty(), Optional.empty(), LocalDate.MIN, OfflineReadiness.READY);

    /** What the files lacked when they were last looked at, and which files on which day those were. */
    private record Look(Optional<Generation> guarded, Optional<Generation> reference, LocalDate day,
            OfflineReadiness ofFiles) {
    }

    OfflineInventory(RegisterIdentity identity, MasterFiles files, DiskReserve disk, InstantSource clock) {
        this.identity = identity;
        this.files = files;
        this.disk = disk;
        this.clock = clock;
    }

    /** What an outage would find, the room on the disk included. */
    OfflineReadiness readiness() throws SQLException {
        return ofFiles().withRoom(freeBytes());
    }

    /** What the files lack; whether the disk has room is not asked. */
    OfflineReadiness ofFiles() throws SQLException {
        Optional<Generation> guarded = files.guarded().store().current();
        Optional<Generation> reference = files.reference().store().current();
        LocalDate day = today();
        Look look = newest;
        if (!look.guarded().equals(guarded) || !look.reference().equals(reference) || !look.day().equals(day)) {
            look = new Look(guarded, reference, day, OfflineReadiness.of(facts()));
            newest = look;
        }
        return look.ofFiles();
    }

    /** What installed files hold for a register on a day, seen from outside: they are opened for this one look. */
    static OfflineFacts facts(RegisterIdentity identity, Optional<Generation> guarded,
            Optional<Generation> reference, LocalDate day, long freeBytes) throws SQLException {
        OfflineFacts ofGuarded = nothing(freeBytes);
        if (guarded.isPresent()) {
            try (Connection connection = guarded.get().openAsFound()) {
                ofGuarded = ofGuarded(identity, MasterFiles.Guarded.open(connection), freeBytes);
            }
        }
        OfflineFacts ofReference = nothing(freeBytes);
        if (reference.isPresent()) {
            try (Connection connection = reference.get().openAsFound()) {
                ofReference = ofReference(identity,
                        MasterFiles.Reference.open(connection, reference.get()::version), day, freeBytes);
            }
        }
        return both(ofGuarded, ofReference);
    }

    private OfflineFacts facts() throws SQLException {
        LocalDate day = today();
        long freeBytes = Long.MAX_VALUE;
        OfflineFacts nothing = nothing(freeBytes);
        return both(
                files.guarded().ask(guarded -> ofGuarded(identity, guarded, freeBytes)).orElse(nothing),
                files.reference().ask(reference -> ofReference(identity, reference, day, freeBytes)).orElse(nothing));
    }

    private static OfflineFacts ofGuarded(RegisterIdentity identity, MasterFiles.Guarded guarded, long freeBytes)
            throws SQLException {
        String store = identity.storeNumber();
        String register = identity.registerNumber();
        boolean supported = guarded.registers().register(store, register)
                .filter(RegisterReader.Register::supportOffline).isPresent();
        return new OfflineFacts(Optional.of(supported), !guarded.staff().members().isEmpty(), false, false,
                guarded.registers().ownProfile(store, register).isPresent(), freeBytes);
    }

    private static OfflineFacts ofReference(RegisterIdentity identity, MasterFiles.Reference reference, LocalDate day,
            long freeBytes) throws SQLException {
        return new OfflineFacts(Optional.empty(), false,
                reference.completeness().hasPrices(identity.storeNumber(), day),
                reference.completeness().hasTaxes(), false, freeBytes);
    }

    private static OfflineFacts nothing(long freeBytes) {
        return new OfflineFacts(Optional.empty(), false, false, false, false, freeBytes);
    }

    private static OfflineFacts both(OfflineFacts ofGuarded, OfflineFacts ofReference) {
        return new OfflineFacts(ofGuarded.supportOffline(), ofGuarded.hasStaff(), ofReference.hasPrices(),
                ofReference.hasTaxes(), ofGuarded.hasProfile(), ofGuarded.freeBytes());
    }

    /** A price that begins or ends with a day does so somewhere within a day of this one. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private long freeBytes() {
        try {
            return disk.freeBytesBesideBallast();
        } catch (IOException e) {
            // A disk that does not tell is not called full; the next commit will say what is wrong with it.
            LOG.warn("the room on the disk is not known", e);
            return Long.MAX_VALUE;
        }
    }
}
