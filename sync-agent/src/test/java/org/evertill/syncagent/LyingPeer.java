package org.evertill.syncagent;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Something on a loopback port that is spoken to as a scale unit and answers as the test wants, down to the byte. It
 * keeps connections open between requests, as servers do.
 */
final class LyingPeer implements AutoCloseable {

    /** What it does with one request. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Heard request, Socket socket) throws Exception;
    }

    /** A request as it came. */
    record Heard(String method, String target, List<String> headers, String body) {
        boolean isFor(String path) {
            return target.equals(path) || target.startsWith(path + "?");
        }

        /** How many bytes of a file its range asks for. */
        int askedBytes() {
            String range = headers.stream().filter(line -> line.startsWith("Range:")).findFirst().orElseThrow();
            String[] ends = range.substring("Range: bytes=".length()).split("-");
            return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
        }
    }

    private final String scheme;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour;

    LyingPeer(Behaviour behaviour) throws IOException {
        this(behaviour, "http", ServerSocketFactory.getDefault());
    }

    /** One that speaks https, with this certificate, which must be for 127.0.0.1. */
    LyingPeer(Behaviour behaviour, HeldCertificate certificate) throws IOException {
        this(behaviour, "https", new HandshakeCertificates.Builder().heldCertificate(certificate).build()
                .sslContext().getServerSocketFactory());
    }

    private LyingPeer(Behaviour behaviour, String scheme, ServerSocketFactory sockets) throws IOException {
        this.behaviour = behaviour;
        this.scheme = scheme;
        listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        acceptor = Thread.ofPlatform().daemon().name("lying peer").start(this::accept);
    }

    void from(Behaviour next) {
        behaviour = next;
    }

    ScaleUnitAddress address() {
        return ScaleUnitAddress.of(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** Every request so far, in the order they were read. */
    List<Heard> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            // Until the blocked accept() has let go of the socket, the kernel goes on accepting for us.
            acceptor.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Answers properly. */
    static Behaviour answering(int status, String contentType, String body) {
        return (request, socket) -> respond(socket, status, "Content-Type: " + contentType + "\r\n",
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Behaviour json(String body) {
        return answering(200, "application/json", body);
    }

    static Behaviour problem(int status, String slug, String moreMembers) {
        return answering(status, "application/problem+json",
                "{\"type\":\"urn:evertill:problem:" + slug
                        + "\",\"title\":\"No\",\"detail\":\"No.\"" + moreMembers + "}");
    }

    /** Says nothing until the other end hangs up, after telling that the request has come. */
    static Behaviour silence(CountDownLatch asked, CountDownLatch hungUp) {
        return (request, socket) -> {
            asked.countDown();
            waitForHangUp(socket);
            hungUp.countDown();
        };
    }

    static void respond(Socket socket, int status, String headers, byte[] body) throws IOException {
        // In one write: two small ones would wait for each other's acknowledgement.
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("HTTP/1.1 " + status + " Whatever\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        socket.getOutputStream().write(out.toByteArray());
    }

    static void waitForHangUp(Socket socket) {
        try {
            int read = socket.getInputStream().read();
            while (read >= 0) {
                read = socket.getInputStream().read();
            }
        } catch (IOException reset) {
            // a reset is hanging up too
        }
    }

    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofPlatform().daemon().name("lying peer connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (String first = readLine(in); first != null && !first.isEmpty(); first = readLine(in)) {
                List<String> headers = new CopyOnWriteArrayList<>();
                int length = 0;
                for (String line = readLine(in); line != null && !line.isEmpty(); line = readLine(in)) {
                    headers.add(line);
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                String[] words = first.split(" ");
                Heard request = new Heard(words[0], words[1], List.copyOf(headers), body);
                heard.add(request);
                behaviour.serve(request, socket);
            }
        } catch (Exception ended) {
            // the test has closed one end; what it meant to see, it sees at the other
        }
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
