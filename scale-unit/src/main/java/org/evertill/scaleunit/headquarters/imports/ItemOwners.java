package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;

/**
 * Which product of headquarters each product of a file is. A row without a product number is of the product that has
 * its code already, and only a code nobody has begins a product of its own. A row with one does not get the code of
 * a product that stays on sale with it. For one use.
 */
final class ItemOwners {
    private final KnownRows known;
    private final boolean partial;
    private final Map<String, ImportedItem> byCode;
    private final BiConsumer<SourceRow, RowRejectedException> reject;
    private final Set<String> kept;
    private final Set<String> named = new HashSet<>();
    private final Map<String, ImportedItem> settled = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param kept    numbers and codes of rejected rows, whose products stay as they are
     * @param partial whether all that the file lacks stays
     * @param byCode  the rows by their code as it is written
     * @param reject  takes the rows that are refused
     */
    ItemOwners(KnownRows known, Set<String> kept, boolean partial, Map<String, ImportedItem> byCode,
            BiConsumer<SourceRow, RowRejectedException> reject) throws SQLException {
        this.known = known;
        this.partial = partial;
        this.byCode = byCode;
        this.reject = reject;
        this.kept = new HashSet<>(kept);
        for (String code : kept) {
            known.productOf(code).ifPresent(this.kept::add);
        }
    }

    /** The products, each under its number and once; what is refused is kept as it is. */
    List<ImportedItem> settled(List<ImportedItem> items) throws SQLException {
        items.forEach(item -> named.add(item.ownNumber()));
        for (ImportedItem item : items) {
            if (item.ownNumber().isEmpty()) {
                String number = known.productOf(item.codes().getFirst()).orElse(item.number());
                add(item.numbered(number));
            } else {
                addWithItsCodes(item);
            }
        }
        return List.copyOf(settled.values());
    }

    /** Numbers of products that stay as they are, should the file lack them, and whose codes stay in any case. */
    Set<String> kept() {
        return Collections.unmodifiableSet(kept);
    }

    private void add(ImportedItem item) {
        ImportedItem earlier = settled.get(item.number());
        if (earlier == null) {
            settled.put(item.number(), item);
        } else if (earlier.agreesWith(item)) {
            settled.put(item.number(), earlier.with(
                    Stream.concat(earlier.codes().stream(), item.codes().stream()).toList()));
        } else {
            kept.add(item.number());
            reject.accept(item.row(), new RowRejectedException(Rejection.CONTRADICTION, "Line "
                    + earlier.row().line() + " has another code of the same product " + item.number()
                    + " with another name or price; that one was taken."));
        }
    }

    private void addWithItsCodes(ImportedItem item) throws SQLException {
        List<ItemCode> free = new ArrayList<>();
        for (ItemCode code : item.codes()) {
            Optional<String> owner = known.productOf(code).filter(number -> staysBeside(item, number));
            if (owner.isEmpty()) {
                free.add(code);
            } else {
                kept.add(item.number());
                reject.accept(byCode.getOrDefault(code.written(), item).row(), new RowRejectedException(
                        Rejection.CODE_TAKEN, "The item code " + code.written() + " is product " + owner.get()
                                + "'s at headquarters. Correct it; to give the code to another product, have "
                                + owner.get() + " in the file too, with another code."));
            }
        }
        if (!free.isEmpty()) {
            settled.put(item.number(), item.with(free));
        }
    }

    /** Whether another product is on sale after the import and the file says nothing of it. */
    private boolean staysBeside(ImportedItem item, String owner) {
        return !owner.equals(item.number()) && !named.contains(owner)
                && (partial || kept.contains(owner) || known.everybodys().numbers().contains(owner));
    }
}
