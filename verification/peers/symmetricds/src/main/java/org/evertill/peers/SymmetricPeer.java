package org.evertill.peers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * SymmetricDS with a server node on PostgreSQL and a register's node on SQLite: the first load of so many products with
 * their prices, ten thousand new prices, and ten thousand sales that were rung up while the register's node was off.
 * Prints a line per figure. Arguments: an empty folder, how many products, how many sales.
 */
public final class SymmetricPeer {

    private static final int PORT = 31415;
    private static final int CHANGED = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> MASTERS = List.of(
            "CREATE TABLE product (product_number varchar(20) PRIMARY KEY, name varchar(200) NOT NULL,"
                    + " category_code varchar(20) NOT NULL, tax_group_code varchar(20) NOT NULL,"
                    + " unit_code varchar(10) NOT NULL, popularity bigint NOT NULL)",
            "CREATE TABLE product_price (product_number varchar(20) NOT NULL, valid_from varchar(10) NOT NULL,"
                    + " unit_price_micros bigint NOT NULL, currency_code varchar(3) NOT NULL,"
                    + " PRIMARY KEY (product_number, valid_from))");
    private static final List<String> SALES = List.of(
            "CREATE TABLE sale (record_id varchar(36) PRIMARY KEY, recorded_at varchar(30) NOT NULL,"
                    + " total_minor bigint NOT NULL)",
            "CREATE TABLE sale_line (record_id varchar(36) NOT NULL, line_number bigint NOT NULL,"
                    + " product_number varchar(20) NOT NULL, name varchar(200) NOT NULL, amount_minor bigint NOT NULL,"
                    + " PRIMARY KEY (record_id, line_number))");

    private final Path folder;
    private final int products;
    private final int sales;
    private final List<Process> running = new ArrayList<>();

    private SymmetricPeer(Path folder, int products, int sales) {
        this.folder = folder;
        this.products = products;
        this.sales = sales;
    }

    public static void main(String[] arguments) throws Exception {
        SymmetricPeer peer = new SymmetricPeer(Files.createDirectories(Path.of(arguments[0])).toAbsolutePath(),
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> peer.running.forEach(Process::destroyForcibly)));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            peer.measure(server.getJdbcUrl("postgres", "postgres"));
        }
        System.exit(0);
    }

    private void measure(String url) throws Exception {
        String store = "jdbc:sqlite:" + folder.resolve("store.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000";
        try (Connection corp = DriverManager.getConnection(url, "postgres", "postgres");
                Connection till = DriverManager.getConnection(store)) {
            for (List<String> tables : List.of(MASTERS, SALES)) {
                for (String sql : tables) {
                    execute(corp, sql);
                    execute(till, sql);
                }
            }
            fill(corp);
            // Its tables are made with the first start, and its triggers by what they say with the next.
            Process server = startServer(url);
            await(corp, "SELECT count(*) FROM sym_node_security", 1);
            configure(corp);
            server.destroy();
            server.waitFor();
            startServer(url);
            await(corp, "SELECT count(*) FROM sym_trigger_hist WHERE source_table_name LIKE 'product%'", 2);
            Process node = startStore(store);
            await(corp, "SELECT count(*) FROM sym_node_security WHERE node_id = '001' AND registration_enabled = 0", 1);
            await(till, "SELECT count(*) FROM sym_trigger_hist WHERE source_table_name LIKE 'sale%'", 2);
            load(corp, till);
            change(corp, till);
            change(corp, till);
            node.destroy();
            node.waitFor();
            ring(till);
            send(corp, store);
        }
    }

    private void send(Connection corp, String store) throws Exception {
        long begun = System.nanoTime();
        startStore(store);
        await(corp, "SELECT count(*) FROM sale", 1);
        long first = System.nanoTime();
        await(corp, "SELECT count(*) FROM sale", sales);
        await(corp, "SELECT count(*) FROM sale_line", sales * 4L);
        say("backlog of " + sales + " sales, from the start of the node", begun);
        say("backlog of " + sales + " sales, from the first that was there", first);
    }

    private void fill(Connection corp) throws SQLException {
        corp.setAutoCommit(false);
        try (PreparedStatement product = corp.prepareStatement(
                        "INSERT INTO product VALUES (?, ?, 'pantry', 'food', 'ea', ?)");
                PreparedStatement price = corp.prepareStatement(
                        "INSERT INTO product_price VALUES (?, '2025-01-01', ?, 'USD')")) {
            for (int index = 0; index < products; index++) {
                String number = String.valueOf(20_000_000 + index);
                product.setString(1, number);
                product.setString(2, "Harborstead roasted almonds " + index + ", 12 oz");
                product.setInt(3, index % 50_000);
                product.addBatch();
                price.setString(1, number);
                price.setLong(2, 10_000L * (29 + index % 4_000));
                price.addBatch();
                if (index % 1_000 == 999) {
                    product.executeBatch();
                    price.executeBatch();
                }
            }
            product.executeBatch();
            price.executeBatch();
        }
        corp.commit();
        corp.setAutoCommit(true);
    }

    private static void configure(Connection corp) throws SQLException {
        execute(corp, "INSERT INTO sym_node_group (node_group_id) VALUES ('store')");
        execute(corp, "INSERT INTO sym_node_group_link (source_node_group_id, target_node_group_id, data_event_action)"
                + " VALUES ('corp', 'store', 'W'), ('store', 'corp', 'P')");
        execute(corp, "INSERT INTO sym_channel (channel_id, processing_order, max_batch_size, enabled)"
                + " VALUES ('masters', 1, 10000, 1), ('sales', 2, 10000, 1)");
        execute(corp, "INSERT INTO sym_router (router_id, source_node_group_id, target_node_group_id, router_type,"
                + " create_time, last_update_time) VALUES ('down', 'corp', 'store', 'default', now(), now()),"
                + " ('up', 'store', 'corp', 'default', now(), now())");
        for (String table : List.of("product", "product_price", "sale", "sale_line")) {
            boolean down = table.startsWith("product");
            execute(corp, "INSERT INTO sym_trigger (trigger_id, source_table_name, channel_id, create_time,"
                    + " last_update_time) VALUES ('" + table + "', '" + table + "', '" + (down ? "masters" : "sales")
                    + "', now(), now())");
            execute(corp, "INSERT INTO sym_trigger_router (trigger_id, router_id, initial_load_order, create_time,"
                    + " last_update_time) VALUES ('" + table + "', '" + (down ? "down" : "up") + "', "
                    + (down ? 1 : -1) + ", now(), now())");
        }
    }

    private void load(Connection corp, Connection till) throws Exception {
        long begun = System.nanoTime();
        execute(corp, "INSERT INTO sym_table_reload_request (source_node_id, target_node_id, trigger_id, router_id,"
                + " create_time, last_update_time) VALUES ('000', '001', 'ALL', 'ALL', now(), now())");
        await(till, "SELECT count(*) FROM product", 1);
        long first = System.nanoTime();
        await(till, "SELECT count(*) FROM product", products);
        await(till, "SELECT count(*) FROM product_price", products);
        say("load of " + products + " products and prices, from the request", begun);
        say("load of " + products + " products and prices, from the first row", first);
    }

    private void change(Connection corp, Connection till) throws Exception {
        int step = Math.max(1, products / CHANGED);
        long begun = System.nanoTime();
        long changed = update(corp, "UPDATE product_price SET unit_price_micros = unit_price_micros + 1"
                + " WHERE product_number::bigint % " + step + " = 0");
        long wanted = number(corp, "SELECT sum(unit_price_micros)::bigint FROM product_price");
        say("saving " + changed + " prices, triggers included", begun);
        begun = System.nanoTime();
        await(till, "SELECT sum(unit_price_micros) FROM product_price", wanted);
        say("delta of " + changed + " prices, from the commit", begun);
    }

    private void ring(Connection till) throws SQLException {
        till.setAutoCommit(false);
        try (PreparedStatement sale = till.prepareStatement("INSERT INTO sale VALUES (?, '2026-11-22T08:00:00Z', ?)");
                PreparedStatement line = till.prepareStatement("INSERT INTO sale_line VALUES (?, ?, ?, ?, ?)")) {
            for (int index = 0; index < sales; index++) {
                sale.setString(1, "sale-" + index);
                sale.setLong(2, 1976);
                sale.executeUpdate();
                for (int number = 1; number <= 4; number++) {
                    line.setString(1, "sale-" + index);
                    line.setInt(2, number);
                    line.setString(3, String.valueOf(20_000_000 + number));
                    line.setString(4, "Harborstead roasted almonds " + number + ", 12 oz");
                    line.setLong(5, 494);
                    line.executeUpdate();
                }
                till.commit();
            }
        }
        till.setAutoCommit(true);
    }

    private Process startServer(String url) throws Exception {
        return start("corp", Map.of("db.driver", "org.postgresql.Driver", "db.url", url, "db.user", "postgres",
                "db.password", "postgres", "registration.url", "",
                "sync.url", "http://localhost:" + PORT + "/sync/corp-000", "auto.registration", "true"), "--server");
    }

    private Process startStore(String url) throws Exception {
        return start("store", Map.of("db.driver", "org.sqlite.JDBC", "db.url", url, "db.user", "", "db.password", "",
                "registration.url", "http://localhost:" + PORT + "/sync/corp-000", "sync.url", "",
                "external.id", "001"), "--client");
    }

    private Process start(String group, Map<String, String> settings, String role) throws Exception {
        List<String> lines = new ArrayList<>(List.of("engine.name=" + group + "-node", "group.id=" + group));
        if (!settings.containsKey("external.id")) {
            lines.set(0, "engine.name=corp-000");
            lines.add("external.id=000");
        }
        lines.add("auto.sync.triggers.at.startup=true");
        settings.forEach((name, value) -> lines.add(name + "=" + value));
        for (String job : List.of("routing", "push", "pull")) {
            lines.add("job." + job + ".period.time.ms=500");
            lines.add("start." + job + ".job=true");
        }
        Path file = Files.write(folder.resolve(group + ".properties"), lines);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
                "-classpath", System.getProperty("java.class.path"), "org.jumpmind.symmetric.SymmetricLauncher",
                "--properties", file.toString(), role));
        if (role.equals("--server")) {
            command.addAll(List.of("--port", String.valueOf(PORT)));
        }
        File log = folder.resolve(group + ".log").toFile();
        Process started = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        running.add(started);
        return started;
    }

    private static void await(Connection connection, String question, long atLeast) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (number(connection, question) >= atLeast) {
                    return;
                }
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("in vain: " + question);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(question)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        update(connection, sql);
    }

    private static long update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void say(String what, long begun) {
        System.out.printf("%-70s %8d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }
}
