package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The promotions of one store in a file. */
final class OfferList implements StoreList {
    private final StoreTarget target;
    private final Map<String, ImportedOffer> headings = new HashMap<>();
    private final Map<List<String>, ImportedOffer> offers = new LinkedHashMap<>();
    private final Set<List<String>> kept = new HashSet<>();

    OfferList(StoreTarget target) {
        this.target = target;
    }

    @Override
    public void take(Cells cells, RowNotes notes) throws RowRejectedException {
        ImportedOffer offer = ImportedOffer.read(cells);
        ImportedOffer first = headings.putIfAbsent(offer.heading().promotion(), offer);
        if (first != null && !first.heading().equals(offer.heading())) {
            throw new RowRejectedException(Rejection.CONTRADICTION, "Line " + first.row().line()
                    + " describes the same promotion otherwise; that one was taken.");
        }
        ImportedOffer earlier = offers.putIfAbsent(offer.key(), offer);
        if (earlier == null) {
            return;
        }
        if (!earlier.terms().equals(offer.terms())) {
            throw new RowRejectedException(Rejection.CONTRADICTION, "Line " + earlier.row().line()
                    + " has the same promotion and product with other terms; that one was taken.");
        }
        notes.remark(target.key(), offer.row(), Remark.REPEATED, " It repeats line " + earlier.row().line() + ".");
    }

    @Override
    public void keep(Cells cells) {
        try {
            String promotion = cells.text(ImportField.PROMOTION);
            ItemCode code = ItemCode.of(cells.text(ImportField.CODE));
            kept.add(List.of(promotion, code.kept()));
            kept.add(List.of(promotion, code.written()));
        } catch (RowRejectedException _) {
            // Nobody can tell which terms they are; the row is among the rejected ones.
        }
    }

    @Override
    public boolean isEmpty() {
        return offers.isEmpty();
    }

    @Override
    public Set<String> products() {
        return Set.of();
    }

    @Override
    public Set<String> codes() {
        Set<String> codes = new HashSet<>();
        kept.forEach(key -> codes.add(key.getLast()));
        offers.values().forEach(offer -> {
            codes.add(offer.code().kept());
            codes.add(offer.code().written());
        });
        return codes;
    }

    @Override
    public StorePlan plan(KnownRows known, boolean partial, RowNotes notes) throws SQLException {
        return new OffersPlan(target, known, notes).of(List.copyOf(offers.values()), kept, partial);
    }
}
