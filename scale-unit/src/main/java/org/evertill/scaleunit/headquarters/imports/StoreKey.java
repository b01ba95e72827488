package org.evertill.scaleunit.headquarters.imports;

/**
 * A store as a file's writer numbers it. Both are empty in files of one store only.
 *
 * @param chain whose store; stores of two chains may have the same number
 */
public record StoreKey(String chain, String store) {
    /** The one store of a file that names none. */
    static final StoreKey ONLY = new StoreKey("", "");

    /** The store of a text such as {@code CHAIN/STORE}, or the store alone where files have no chain. */
    public static StoreKey of(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new StoreKey("", text) : new StoreKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return chain.isEmpty() ? store : chain + "/" + store;
    }
}
