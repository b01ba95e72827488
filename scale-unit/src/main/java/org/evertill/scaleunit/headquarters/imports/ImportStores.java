package org.evertill.scaleunit.headquarters.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Which store of headquarters a file's store is. What was said or made once is kept. Stores that are not known are made
 * on request, each with a data group of its own. Remembers what it has found out; for one import.
 */
final class ImportStores {
    private final ServerDatabase database;
    private final Clock clock;
    private final ImportRequest request;
    private final Map<StoreKey, Optional<StoreTarget>> found = new HashMap<>();

    ImportStores(ServerDatabase database, Clock clock, ImportRequest request) {
        this.database = database;
        this.clock = clock;
        this.request = request;
    }

    /**
     * The store, when headquarters knows it or may make it.
     *
     * @throws ImportRefusedException when the store is there and its rows cannot be its own
     */
    Optional<StoreTarget> of(StoreKey key, String chainName) throws SQLException, ImportRefusedException {
        Optional<StoreTarget> known = found.get(key);
        if (known == null) {
            known = find(key, chainName);
            found.put(key, known);
        }
        return known;
    }

    /** Keeps which stores these are, and makes those that are new, as a part of the import's transaction. */
    static void keep(Connection connection, List<StoreTarget> targets) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO import_store VALUES (?, ?, ?)
                ON CONFLICT (chain_id, store_id) DO UPDATE SET store_number = excluded.store_number""")) {
            for (StoreTarget target : targets) {
                if (!target.key().equals(StoreKey.ONLY)) {
                    upsert.setString(1, target.key().chain());
                    upsert.setString(2, target.key().store());
                    upsert.setString(3, target.number());
                    upsert.executeUpdate();
                }
            }
        }
    }

    private Optional<StoreTarget> find(StoreKey key, String chainName) throws SQLException, ImportRefusedException {
        Optional<String> said = key.equals(StoreKey.ONLY)
                ? Optional.of(request.onlyStore()) : Optional.ofNullable(request.storeNumbers().get(key));
        Optional<String> number = said.isPresent() ? said : database.read(connection -> kept(connection, key));
        if (number.isPresent()) {
            Optional<StoreTarget> there = existing(key, number.get());
            if (there.isPresent()) {
                return there;
            }
        }
        return request.makeMissing() ? made(key, number.orElseGet(() -> proposed(key)), chainName) : Optional.empty();
    }

    private static String proposed(StoreKey key) {
        return key.chain().isEmpty() ? key.store() : key.chain() + "-" + key.store();
    }

    private Optional<StoreTarget> existing(StoreKey key, String number) throws SQLException, ImportRefusedException {
        Optional<Row> store = database.read(connection -> row(connection, number));
        if (store.isEmpty()) {
            return Optional.empty();
        }
        String group = database.read(connection -> DataGroups.of(connection, number))
                .orElseThrow(() -> new ImportRefusedException("Store " + number + " is in no data group, so nobody"
                        + " would get its rows. Nothing was imported. Put it into one."));
        List<String> stores = database.read(connection -> DataGroups.storesIn(connection, group));
        if (stores.size() > 1) {
            throw new ImportRefusedException("Data group " + group + " holds stores " + String.join(", ", stores)
                    + ", and what the file says of " + number + " would change all of them. Nothing was imported. Give"
                    + " the store a data group of its own.");
        }
        String currency = store.get().text("currency_code");
        String wanted = request.mapping().store().currency();
        if (!wanted.isEmpty() && !wanted.equals(currency)) {
            throw new ImportRefusedException("Store " + number + " has prices in " + currency
                    + " and the mapping says " + wanted + ". Nothing was imported. Correct the mapping, or say which"
                    + " store " + key + " is.");
        }
        return Optional.of(new StoreTarget(key, number, group, currency,
                LocalDate.now(clock.withZone(ZoneId.of(store.get().text("time_zone")))), Optional.empty()));
    }

    private Optional<StoreTarget> made(StoreKey key, String number, String chainName) throws ImportRefusedException {
        if (!number.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
            throw new ImportRefusedException("Store " + key + " cannot be made under the number " + number
                    + ": a store number has letters, digits and dashes only. Nothing was imported. Give it one with"
                    + " --store-number " + key + "=NUMBER.");
        }
        ImportMapping.Store usual = request.mapping().store();
        if (usual.currency().isEmpty()) {
            throw new ImportRefusedException("Store " + key + " is not known, and the mapping does not say in which"
                    + " currency its prices are. Nothing was imported. Write \"store\": {\"currency\": …} into the"
                    + " mapping.");
        }
        String name = chainName.isEmpty() ? "Store " + number : chainName + " " + key.store();
        Row row = Row.of(ChannelTables.STORE, number, name, "", "", usual.currency(), usual.timeZone(),
                usual.language(), "");
        return Optional.of(new StoreTarget(key, number, DataGroups.ownGroupOf(number), usual.currency(),
                LocalDate.now(clock.withZone(ZoneId.of(usual.timeZone()))), Optional.of(row)));
    }

    private static Optional<String> kept(Connection connection, StoreKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT store_number FROM import_store WHERE chain_id = ? AND store_id = ?")) {
            select.setString(1, key.chain());
            select.setString(2, key.store());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        }
    }

    private static Optional<Row> row(Connection connection, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + String.join(", ", ChannelTables.STORE.columnNames())
                        + " FROM store WHERE store_number = ?")) {
            select.setString(1, number);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(Row.read(ChannelTables.STORE, result)) : Optional.empty();
            }
        }
    }
}
