package org.evertill.verification.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A TCP proxy on loopback that fails as it is told: stands between the register and the scale unit wherever something
 * must be proved about the line between them. A {@link Fault} takes effect at once, on live connections too. What it
 * does depends on no byte that passes, and it draws nothing at random: the same calls give the same cuts. It listens,
 * so that it can say what it struck. All methods may be called on any thread.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 64;

    private volatile InetSocketAddress upstream;
    private final FaultGate gate = new FaultGate();
    private final Overheard overheard = new Overheard();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    /** Bound, never listening: keeps the port ours while the listener is closed, so that a refusal is a refusal. */
    private final Socket portHolder = new Socket();
    private final int port;
    private ServerSocket listener;
    private Thread acceptor;
    private boolean closed;

    private FaultProxy(InetSocketAddress upstream) throws IOException {
        this.upstream = upstream;
        portHolder.setReuseAddress(true);
        portHolder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = portHolder.getLocalPort();
        listen();
    }

    /**
     * Opens a proxy on a free loopback port, passing everything.
     *
     * @param upstream the server behind it; need not be there yet
     */
    public static FaultProxy before(InetSocketAddress upstream) {
        try {
            return new FaultProxy(upstream);
        } catch (IOException noPort) {
            throw new UncheckedIOException("The fault proxy finds no free loopback port", noPort);
        }
    }

    /** The loopback port clients connect to; the same for the proxy's whole life. */
    public int port() {
        return port;
    }

    /** The address a register is given instead of the scale unit's own. */
    public URI httpUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The same, of a scale unit that speaks https: what goes through is cut without being read. */
    public URI httpsUri() {
        return URI.create("https://127.0.0.1:" + port);
    }

    /** The server is at another address now, as after a restart; live connections stay with the one they have. */
    public void pointTo(InetSocketAddress moved) {
        upstream = moved;
    }

    /**
     * From now on hands over the body of what the server answers to requests that begin so, whether or not the client
     * gets it; on the connection's thread.
     *
     * @param requestStart method and path, such as {@code POST /api/v1/transactions}
     */
    public void overhear(String requestStart, Consumer<byte[]> answers) {
        overheard.wish(requestStart, answers);
    }

    /** The fault in force. */
    public Fault fault() {
        return gate.phase().fault();
    }

    /** Puts a fault in force, on live connections too, until the next call. */
    public synchronized void set(Fault fault) {
        if (closed) {
            throw new IllegalStateException("The fault proxy is closed");
        }
        gate.set(fault);
        FaultGate.Phase phase = gate.phase();
        try {
            switch (fault.kind()) {
                case REFUSE -> {
                    gate.count(Fault.Kind.REFUSE);
                    closeListener();
                    connections.forEach(connection -> connection.cut(phase));
                }
                case RESET -> {
                    reopenListener();
                    connections.forEach(connection -> connection.cut(phase));
                }
                default -> reopenListener();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The fault proxy cannot switch to " + fault, broken);
        }
    }

    /**
     * How often each fault struck: once per connection and phase; for {@code REFUSE} once per closing of the listener
     * and once per live connection cut, since the operating system answers the refused ones itself.
     */
    public Map<Fault.Kind, Long> fired() {
        return gate.fired();
    }

    /** Every connection a fault did something to, in order; one that the operating system refused is never seen. */
    public List<Strike> strikes() {
        return gate.strikes();
    }

    /** Connections open now, those held before they reached the server included. */
    public int openConnections() {
        return connections.size();
    }

    /** Resets all connections and gives the port back. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        gate.set(Fault.refuse());
        connections.forEach(ProxiedConnection::reset);
        try {
            closeListener();
            portHolder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("The fault proxy cannot close", broken);
        }
    }

    private void closeListener() throws IOException {
        listener.close();
        try {
            // the kernel goes on accepting for us until the blocked accept() has let go of the socket
            acceptor.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void reopenListener() throws IOException {
        if (listener.isClosed()) {
            listen();
        }
    }

    private void listen() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener = opened;
        acceptor = Thread.ofPlatform().daemon().name("fault proxy " + port).start(() -> accept(opened));
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                ProxiedConnection connection = new ProxiedConnection(opened.accept(), gate,
                        new HttpEar(overheard));
                connections.add(connection);
                Thread.ofVirtual().name("proxy answer").start(() -> {
                    connection.run(upstream);
                    connections.remove(connection);
                });
            } catch (IOException listenerClosed) {
                // the only way accept ends: set(refuse) or close
                return;
            }
        }
    }
}
