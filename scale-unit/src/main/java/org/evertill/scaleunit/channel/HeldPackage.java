package org.evertill.scaleunit.channel;

import org.evertill.exchange.tables.TableSchema;

/**
 * What a register that asks for packages has, and what its program knows.
 *
 * @param version the version it has, 0 for none
 * @param edition the edition of that version; empty for none
 * @param schema  the number of the schema of that version
 * @param known   the schema its program knows, beside the one before
 */
public record HeldPackage(long version, String edition, int schema, TableSchema known) {
    /** Of a register that has nothing. */
    public static final HeldPackage NONE = of(0, "");

    /** Of a register that has a version in the schema of this program. */
    public static HeldPackage of(long version, String edition) {
        return new HeldPackage(version, edition, TableSchema.newest().version(), TableSchema.newest());
    }

    /** From which version packages of an edition and a schema go on: from none where it has another's. */
    long version(String ofEdition, TableSchema ofSchema) {
        return edition.equals(ofEdition) && schema == ofSchema.version() ? version : 0;
    }
}
