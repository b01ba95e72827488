package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The products and prices of one store in a file. */
final class ItemList implements StoreList {
    private final StoreTarget target;
    private final ImportMapping mapping;
    private final KnownCodes known;
    private final Map<String, ImportedItem> items = new LinkedHashMap<>();
    private final Map<String, ImportedItem> byCode = new HashMap<>();
    private final Set<String> kept = new HashSet<>();

    ItemList(StoreTarget target, ImportMapping mapping, KnownCodes known) {
        this.target = target;
        this.mapping = mapping;
        this.known = known;
    }

    @Override
    public void take(Cells cells, RowNotes notes) throws RowRejectedException {
        ImportedItem item = ImportedItem.read(cells);
        known.require(item);
        ItemCode code = item.codes().getFirst();
        ImportedItem owner = byCode.get(code.written());
        if (owner != null && !owner.key().equals(item.key())) {
            throw new RowRejectedException(Rejection.CODE_TAKEN, "The item code " + code.written()
                    + " is another product's on line " + owner.row().line() + ".");
        }
        ImportedItem earlier = items.get(item.key());
        if (earlier != null && !earlier.agreesWith(item)) {
            throw new RowRejectedException(Rejection.CONTRADICTION, "Line " + earlier.row().line()
                    + " has the same product with another name or price; that one was taken.");
        }
        if (owner != null) {
            notes.remark(target.key(), item.row(), Remark.REPEATED, " It repeats line " + owner.row().line() + ".");
            return;
        }
        byCode.put(code.written(), item);
        items.put(item.key(), earlier == null ? item
                : earlier.with(Stream.concat(earlier.codes().stream(), item.codes().stream()).toList()));
    }

    @Override
    public void keep(Cells cells) {
        try {
            String number = cells.text(ImportField.NUMBER);
            if (number.isEmpty()) {
                ItemCode code = ItemCode.of(cells.text(ImportField.CODE));
                kept.add(code.kept());
                kept.add(code.written());
            } else {
                kept.add(number);
            }
        } catch (RowRejectedException _) {
            // Nobody can tell which product it is; the row is among the rejected ones.
        }
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public Set<String> products() {
        Set<String> numbers = new HashSet<>(kept);
        items.values().forEach(item -> {
            numbers.add(item.key());
            numbers.add(item.number());
        });
        return numbers;
    }

    @Override
    public Set<String> codes() {
        Set<String> codes = new HashSet<>(kept);
        items.values().forEach(item -> item.codes().forEach(code -> {
            codes.add(code.kept());
            codes.add(code.written());
        }));
        return codes;
    }

    @Override
    public StorePlan plan(KnownRows rows, boolean partial, RowNotes notes) throws SQLException {
        ItemOwners owners = new ItemOwners(rows, kept, partial, byCode,
                (row, reason) -> notes.reject(target.key(), row, reason));
        List<ImportedItem> settled = owners.settled(resolved());
        remark(settled, notes);
        // Nothing is concluded from what is absent where no row was taken.
        boolean isPartial = partial || settled.isEmpty();
        return new GoodsPlan(target, mapping, rows).of(settled, isPartial ? Set.of() : owners.kept(), isPartial);
    }

    private void remark(List<ImportedItem> settled, RowNotes notes) {
        for (ImportedItem item : settled) {
            item.remarks().forEach(remark -> notes.remark(target.key(), item.row(), remark, ""));
            for (ItemCode code : item.codes()) {
                code.remarks().forEach(remark -> notes.remark(target.key(), item.row(), remark,
                        code.kept().equals(code.written()) ? "" : " " + code.written() + " is kept as " + code.kept()
                                + "."));
            }
        }
    }

    /** The products with the forms of their codes settled: two rows never get the same one. */
    private List<ImportedItem> resolved() {
        Set<String> taken = new HashSet<>();
        items.values().forEach(item -> item.codes().stream()
                .filter(code -> code.kept().equals(code.written())).forEach(code -> taken.add(code.kept())));
        List<ImportedItem> resolved = new ArrayList<>();
        for (ImportedItem item : items.values()) {
            resolved.add(item.with(item.codes().stream()
                    .map(code -> code.kept().equals(code.written()) || taken.add(code.kept()) ? code
                            : code.asWritten())
                    .toList()));
        }
        return resolved;
    }
}
