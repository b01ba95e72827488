package org.evertill.verification.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One client's connection through the proxy: two pumps, each asking the gate before every byte it lets through. Bytes
 * that a fault holds are kept and delivered when the fault ends, as a network does that comes back: so a request may
 * reach the server long after its sender gave up. Each pump runs on a virtual thread of its own; {@link #reset} on any
 * thread.
 */
final class ProxiedConnection {

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    /** Nothing was let through; ask again in the phase that follows. */
    private static final int HELD = -1;

    private final Socket client;
    private final Socket server = new Socket();
    private final FaultGate gate;
    private final HttpEar ear;
    /** The phase that last did something to this connection, so that each counts once. */
    private int countedPhase = -1;
    /** Bytes of the answer forwarded within {@link #stallPhase}; the answer pump's own. */
    private int answered;
    private int stallPhase = -1;
    /** The phase in which the answer was stalled: from there the request is silent too. */
    private volatile int silentPhase = -1;

    ProxiedConnection(Socket client, FaultGate gate, HttpEar ear) {
        this.client = client;
        this.gate = gate;
        this.ear = ear;
    }

    /** Connects to the server, runs both pumps and returns when both have ended. */
    void run(InetSocketAddress upstream) {
        try {
            if (!opened(upstream)) {
                return;
            }
            Thread request = Thread.ofVirtual().name("proxy request").start(this::pumpRequest);
            pumpAnswer();
            request.join();
            // no reset here: it would throw away the end of an answer the client has not read yet
            client.close();
            server.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            reset();
        } catch (IOException unreachable) {
            // a server that is not there looks to the client like a reset
            reset();
        }
    }

    /** Drops the connection on both sides with a TCP reset, whatever is in flight. */
    void reset() {
        abort(client);
        abort(server);
    }

    /** False when the fault in force ended the connection before it began. */
    private boolean opened(InetSocketAddress upstream) throws IOException, InterruptedException {
        while (true) {
            FaultGate.Phase phase = gate.phase();
            switch (phase.fault().kind()) {
                case REFUSE, RESET -> {
                    count(phase);
                    reset();
                    return false;
                }
                case HANG -> hold(phase);
                case PASS, RESET_AFTER_RESPONSE, STALL, DRIP -> {
                    server.connect(upstream, CONNECT_TIMEOUT_MS);
                    server.setTcpNoDelay(true);
                    client.setTcpNoDelay(true);
                    return true;
                }
            }
        }
    }

    private void pumpRequest() {
        byte[] buffer = new byte[8192];
        try {
            int read;
            while ((read = client.getInputStream().read(buffer)) >= 0) {
                ear.request(buffer, read);
                awaitRequestMayPass();
                server.getOutputStream().write(buffer, 0, read);
            }
            awaitRequestMayPass();
            server.shutdownOutput();
        } catch (IOException broken) {
            // one side is gone: so is the connection
            reset();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRequestMayPass() throws InterruptedException {
        FaultGate.Phase phase = gate.phase();
        while (phase.fault().kind() == Fault.Kind.HANG || silentPhase == phase.number()) {
            hold(phase);
            phase = gate.phase();
        }
    }

    private void pumpAnswer() throws InterruptedException {
        byte[] buffer = new byte[8192];
        try {
            int read;
            while ((read = server.getInputStream().read(buffer)) >= 0) {
                ear.answer(buffer, read);
                int done = 0;
                while (done < read) {
                    done += Math.max(0, forward(buffer, done, read - done));
                }
            }
            awaitEndMayPass(buffer);
            client.shutdownOutput();
        } catch (IOException broken) {
            reset();
        }
    }

    private void awaitEndMayPass(byte[] nothing) throws IOException, InterruptedException {
        int passed;
        do {
            passed = forward(nothing, 0, 0);
        } while (passed == HELD);
    }

    /** Lets as much through as the fault allows, or waits for its end and answers {@link #HELD}. */
    private int forward(byte[] buffer, int from, int length) throws IOException, InterruptedException {
        FaultGate.Phase phase = gate.phase();
        return switch (phase.fault().kind()) {
            case PASS -> pass(buffer, from, length);
            case HANG -> held(phase);
            case DRIP -> drip(phase, buffer, from, length);
            case STALL -> stall(phase, buffer, from, length);
            case RESET_AFTER_RESPONSE -> length == 0 ? 0 : cutAnswer(phase);
            case REFUSE, RESET -> cutAnswer(phase);
        };
    }

    private int cutAnswer(FaultGate.Phase phase) throws IOException {
        count(phase);
        abort(client);
        throw new IOException("cut by " + phase.fault());
    }

    private int pass(byte[] buffer, int from, int length) throws IOException {
        int passed = write(buffer, from, length);
        ear.passed();
        return passed;
    }

    private int write(byte[] buffer, int from, int length) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(buffer, from, length);
        out.flush();
        return length;
    }

    private int drip(FaultGate.Phase phase, byte[] buffer, int from, int length)
            throws IOException, InterruptedException {
        if (length == 0) {
            return 0;
        }
        count(phase);
        write(buffer, from, 1);
        gate.awaitEndOf(phase, phase.fault().interval().toNanos());
        return 1;
    }

    private int stall(FaultGate.Phase phase, byte[] buffer, int from, int length)
            throws IOException, InterruptedException {
        if (stallPhase != phase.number()) {
            stallPhase = phase.number();
            answered = 0;
        }
        int left = phase.fault().bytes() - answered;
        if (left <= 0) {
            silentPhase = phase.number();
            return held(phase);
        }
        int allowed = Math.min(length, left);
        answered += allowed;
        return write(buffer, from, allowed);
    }

    private int held(FaultGate.Phase phase) throws InterruptedException {
        hold(phase);
        return HELD;
    }

    private void hold(FaultGate.Phase phase) throws InterruptedException {
        count(phase);
        gate.awaitEndOf(phase);
    }

    /** Counts the phase's fault once for this connection. */
    private void count(FaultGate.Phase phase) {
        synchronized (this) {
            if (countedPhase == phase.number()) {
                return;
            }
            countedPhase = phase.number();
        }
        gate.count(new Strike(phase.fault().kind(), phase.number(), ear.asking()));
    }

    /** The reset of a live connection by the fault just set; counts. */
    void cut(FaultGate.Phase phase) {
        count(phase);
        reset();
    }

    private static void abort(Socket socket) {
        try {
            if (!socket.isClosed()) {
                // lingering for zero seconds makes close() send RST instead of FIN
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException alreadyGone) {
            // a socket that cannot be reset is closed already
        }
    }
}
