package org.evertill.scaleunit.headquarters.imports;

import java.time.LocalDate;
import java.util.Optional;
import org.evertill.exchange.tables.Row;

/**
 * Where the rows of a file's store go.
 *
 * @param number    the store's number at headquarters
 * @param dataGroup the data group of which it is the only store
 * @param currency  of its prices
 * @param today     the day it is there
 * @param made      the store's row, when the import makes it
 */
record StoreTarget(StoreKey key, String number, String dataGroup, String currency, LocalDate today,
        Optional<Row> made) {
}
