package org.evertill.offlinedb;

import java.time.Instant;
import org.evertill.commerce.register.RegisterIdentity;

/**
 * What an activation gave this register.
 *
 * @param identity         store, register and the new incarnation
 * @param scaleUnitAddress where the scale unit listens, such as {@code https://scale-unit.example:8443}
 * @param deviceToken      what the register shows the scale unit to be let in; a secret
 * @param signingKey       the public key of headquarters' data packages: Ed25519, SubjectPublicKeyInfo, base64
 * @param certificates     what the register trusts to be the scale unit's, in PEM; empty for what the system trusts
 * @param activatedAt      when
 */
public record RegisterActivation(
        RegisterIdentity identity, String scaleUnitAddress, String deviceToken, String signingKey,
        String certificates, Instant activatedAt) {

    /** Whether both are incarnations of one register. */
    boolean isSameRegister(RegisterActivation other) {
        return identity.storeNumber().equals(other.identity.storeNumber())
                && identity.registerNumber().equals(other.identity.registerNumber());
    }

    /** Whether what was fetched or made under one is of use under the other: one register of one headquarters. */
    public boolean isSuppliedAs(RegisterActivation other) {
        return isSameRegister(other) && signingKey.equals(other.signingKey);
    }

    @Override
    public String toString() {
        return "RegisterActivation[" + identity + " at " + scaleUnitAddress + ", " + activatedAt + "]";
    }
}
