package org.evertill.scaleunit.headquarters.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.scaleunit.headquarters.imports.source.SourceRefusedException;
import org.evertill.scaleunit.headquarters.imports.source.SourceRow;
import org.evertill.scaleunit.headquarters.imports.source.SourceTable;

/** Reads a file row by row into one list per store, and notes what is rejected. For one import. */
final class FileReading {
    private static final long ROWS_BETWEEN_TELLINGS = 20_000;

    private final ImportRequest request;
    private final ImportStores stores;
    private final KnownCodes known;
    private final RowNotes notes = new RowNotes();
    private final Map<StoreTarget, StoreList> lists = new LinkedHashMap<>();
    private long rowsRead;

    FileReading(ImportRequest request, ImportStores stores, KnownCodes known) {
        this.request = request;
        this.stores = stores;
        this.known = known;
    }

    /** Reads all of the file. */
    void read(ImportJob.Progress progress)
            throws IOException, SQLException, SourceRefusedException, ImportRefusedException {
        try (SourceTable table = SourceTable.open(request.file(), request.mapping().format())) {
            requireColumns(table.header());
            Cells cells = new Cells(request.mapping(), table.header());
            for (Optional<SourceRow> row = table.next(); row.isPresent(); row = table.next()) {
                rowsRead++;
                take(cells, row.get());
                if (rowsRead % ROWS_BETWEEN_TELLINGS == 0) {
                    progress.at(rowsRead, table.percent());
                }
            }
            progress.at(rowsRead, 100);
        }
    }

    RowNotes notes() {
        return notes;
    }

    long rowsRead() {
        return rowsRead;
    }

    /** The lists of the stores of which at least one row was taken: the others stay as they are. */
    Map<StoreTarget, StoreList> lists() {
        Map<StoreTarget, StoreList> filled = new LinkedHashMap<>(lists);
        filled.values().removeIf(StoreList::isEmpty);
        return filled;
    }

    /** The number of a store that headquarters has; empty when it is not known, or would only have been made. */
    String numberOf(StoreKey store) {
        return lists.keySet().stream().filter(target -> target.key().equals(store) && target.made().isEmpty())
                .map(StoreTarget::number).findFirst().orElse("");
    }

    private void requireColumns(List<String> header) throws ImportRefusedException {
        List<String> missing = request.mapping().missingFrom(header);
        if (!missing.isEmpty()) {
            throw new ImportRefusedException("The file has no column " + String.join(", ", missing) + ", which mapping "
                    + request.mapping().name() + " needs; it has " + String.join(", ", header)
                    + ". Nothing was imported. Correct the mapping, or check file and encoding.");
        }
        for (String column : request.mapping().columns().values()) {
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new ImportRefusedException("The file has two columns " + column + ", and the mapping cannot tell"
                        + " which is meant. Nothing was imported. Rename one of them.");
            }
        }
    }

    private void take(Cells cells, SourceRow row) throws SQLException, ImportRefusedException {
        StoreKey key = StoreKey.ONLY;
        try {
            cells.on(row);
            key = cells.store();
            StoreKey store = key;
            list(cells, key).orElseThrow(() -> unknown(store)).take(cells, notes);
        } catch (RowRejectedException e) {
            notes.reject(key, row, e);
            keep(cells);
        }
    }

    private void keep(Cells cells) throws SQLException, ImportRefusedException {
        try {
            Optional<StoreList> list = list(cells, cells.store());
            list.ifPresent(found -> found.keep(cells));
        } catch (RowRejectedException _) {
            // Not even the store can be read, so there is nothing to hold on to.
        }
    }

    private Optional<StoreList> list(Cells cells, StoreKey key)
            throws SQLException, ImportRefusedException, RowRejectedException {
        Optional<StoreTarget> target = stores.of(key, cells.text(ImportField.CHAIN_NAME));
        return target.map(found -> lists.computeIfAbsent(found, first -> switch (request.mapping().content()) {
            case PRODUCTS -> new ItemList(first, request.mapping(), known);
            case PROMOTIONS -> new OfferList(first);
        }));
    }

    private RowRejectedException unknown(StoreKey key) {
        return new RowRejectedException(Rejection.STORE_UNKNOWN, key.equals(StoreKey.ONLY)
                ? "Headquarters has no store " + request.onlyStore() + ". Name one it has with --store."
                : "Headquarters does not know store " + key + ". Say which it is with --store-number " + key
                        + "=NUMBER, or let --make-missing make it.");
    }
}
