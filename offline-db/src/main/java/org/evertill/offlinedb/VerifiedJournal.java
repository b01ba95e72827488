package org.evertill.offlinedb;

import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * What a walk along the chain of one incarnation found.
 *
 * @param records      how many records there are
 * @param headSequence the number of the newest, 0 if there is none
 * @param headHash     its hash, hexadecimal; the genesis if there is none
 * @param findings     what is wrong; nothing if the chain is whole
 */
public record VerifiedJournal(RegisterIdentity identity, long records, long headSequence, String headHash,
        List<JournalFinding> findings) {

    public VerifiedJournal {
        findings = List.copyOf(findings);
    }

    /** Whether every record is as its register wrote it. */
    public boolean isWhole() {
        return findings.isEmpty();
    }
}
