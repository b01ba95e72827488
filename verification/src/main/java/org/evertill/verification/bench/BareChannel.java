package org.evertill.verification.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;

/**
 * What bringing rows over cannot do without: the same request over HTTP on loopback, and {@link BareTables} of the
 * same schema, one transaction a request, before it is answered. The rows are ready beside it; nobody reads what the
 * request says.
 */
final class BareChannel implements AutoCloseable {

    private static final int TAKEN = 204;

    private final BareTables bare;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile List<Row> next = List.of();

    /** On a database that has the tables; it closes it. */
    BareChannel(BareTables bare) throws IOException {
        this.bare = bare;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** On a new database, which it gives the tables of records and closes. */
    static BareChannel forRecords(BareTables bare, SqlDialect dialect) throws IOException, SQLException {
        for (String sql : ChannelTables.schema(DatabaseKind.JOURNAL, dialect)) {
            bare.execute(sql);
        }
        return new BareChannel(bare);
    }

    /** Microseconds until a request's rows are durable and it has been answered. */
    long send(byte[] body, List<Row> rows) throws IOException, InterruptedException {
        next = rows;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .POST(BodyPublishers.ofByteArray(body)).build();
        long begun = System.nanoTime();
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        long micros = (System.nanoTime() - begun) / 1000;
        if (response.statusCode() != TAKEN) {
            throw new IllegalStateException("the bare channel answered " + response.statusCode());
        }
        return micros;
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        try {
            bare.keep(next);
            exchange.sendResponseHeaders(TAKEN, -1);
        } catch (SQLException failed) {
            throw new IOException(failed);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() throws SQLException {
        client.close();
        server.stop(0);
        bare.close();
    }
}
