package org.evertill.verification.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is audited. With journals alone, the cashiers' account is held against the journals; with channel and
 * headquarters every record must be in all of them, so these belong in only when everything has been uploaded.
 *
 * @param journals     the journal databases of the registers; may be empty
 * @param channel      the channel database
 * @param headquarters the headquarters database
 * @param told         what the cashiers were told; may be empty
 */
public record AuditSubject(
        List<Path> journals, Optional<Path> channel, Optional<Path> headquarters, List<ToldSale> told) {

    /** Registers only. */
    public static AuditSubject ofRegisters(List<Path> journals, List<ToldSale> told) {
        return new AuditSubject(journals, Optional.empty(), Optional.empty(), told);
    }

    /** The whole house. */
    public static AuditSubject ofHouse(List<Path> journals, Path channel, Path headquarters, List<ToldSale> told) {
        return new AuditSubject(journals, Optional.of(channel), Optional.of(headquarters), told);
    }
}
