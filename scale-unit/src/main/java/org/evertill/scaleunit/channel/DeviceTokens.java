package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.http.BearerToken;
import org.evertill.scaleunit.http.Device;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * The tokens of activated devices: 256 random bits each, kept as SHA-256 only. All of them are also in memory, so that
 * the gate before every request never waits for the database. Safe on any thread.
 */
public final class DeviceTokens {
    private final ServerDatabase database;
    private final InstantSource clock;
    private final ConcurrentMap<String, Device> devicesByHash = new ConcurrentHashMap<>();

    /** Works on the channel database; knows nobody before {@link #load}. */
    public DeviceTokens(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Reads the devices activated so far. */
    public void load() throws SQLException {
        devicesByHash.putAll(database.<Map<String, Device>>read(DeviceTokens::readAll));
    }

    /** The device of a token; empty when nobody has it. */
    public Optional<Device> deviceOf(String token) {
        return Optional.ofNullable(devicesByHash.get(BearerToken.hash(token)));
    }

    /** The newest activation of a register; empty when it was never activated here. */
    public Optional<RegisterIdentity> newestOf(String storeNumber, String registerNumber) {
        return devicesByHash.values().stream().map(Device::register)
                .filter(register -> register.storeNumber().equals(storeNumber)
                        && register.registerNumber().equals(registerNumber))
                .max(Comparator.comparingLong(RegisterIdentity::incarnation));
    }

    /** The newest activation of every register that was ever activated here. */
    public List<RegisterIdentity> newest() {
        return devicesByHash.values().stream().map(Device::register)
                .collect(Collectors.groupingBy(register -> List.of(register.storeNumber(), register.registerNumber())))
                .values().stream().map(activations ->
                        Collections.max(activations, Comparator.comparingLong(RegisterIdentity::incarnation)))
                .toList();
    }

    /** Makes the token of a newly activated register; its earlier installations may from now on only deliver. */
    public String issue(RegisterIdentity register) throws SQLException {
        String token = BearerToken.fresh();
        String hash = BearerToken.hash(token);
        String now = Timestamps.text(clock.instant());
        database.write(connection -> {
            store(connection, hash, register, now);
            return register;
        });
        devicesByHash.replaceAll((unused, device) ->
                sameRegister(device.register(), register) ? new Device(device.register(), true) : device);
        devicesByHash.put(hash, new Device(register, false));
        return token;
    }

    private static void store(Connection connection, String hash, RegisterIdentity register, String now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE device SET replaced_at = ?
                WHERE store_number = ? AND register_number = ? AND replaced_at IS NULL""")) {
            update.setString(1, now);
            update.setString(2, register.storeNumber());
            update.setString(3, register.registerNumber());
            update.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO device VALUES (?, ?, ?, ?, ?, NULL)")) {
            insert.setBytes(1, HexFormat.of().parseHex(hash));
            insert.setString(2, register.storeNumber());
            insert.setString(3, register.registerNumber());
            insert.setLong(4, register.incarnation());
            insert.setString(5, now);
            insert.executeUpdate();
        }
    }

    private static Map<String, Device> readAll(Connection connection) throws SQLException {
        Map<String, Device> devices = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT token_hash, store_number, register_number, incarnation, replaced_at FROM device");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                RegisterIdentity register =
                        new RegisterIdentity(result.getString(2), result.getString(3), result.getLong(4));
                devices.put(HexFormat.of().formatHex(result.getBytes(1)),
                        new Device(register, result.getString(5) != null));
            }
        }
        return devices;
    }

    private static boolean sameRegister(RegisterIdentity one, RegisterIdentity other) {
        return one.storeNumber().equals(other.storeNumber()) && one.registerNumber().equals(other.registerNumber());
    }
}
