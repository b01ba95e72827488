package org.evertill.offlinedb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A loopback port on which nobody listens and that nobody else can be given meanwhile, as a port that was merely closed
 * again can: whoever connects is refused.
 */
public final class RefusingPort implements AutoCloseable {

    private final Socket holder = new Socket();

    /** Takes a free one. */
    public RefusingPort() throws IOException {
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Its address, as a scale unit's. */
    public String address() {
        return "http://127.0.0.1:" + holder.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
