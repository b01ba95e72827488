package org.evertill.offlinedb;

import org.evertill.commerce.register.RegisterIdentity;

/**
 * A record that somebody outside the journal remembers, so that a journal that was cut off or written anew is found.
 *
 * @param hash the record's hash, hexadecimal
 */
public record KnownHead(RegisterIdentity identity, long sequence, String hash) {
}
