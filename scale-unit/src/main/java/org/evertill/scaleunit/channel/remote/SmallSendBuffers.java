package org.evertill.scaleunit.channel.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that take no more than so many bytes ahead of the line. The system would take megabytes in an instant, and
 * on a slow line an answer to them would be missed while they are still on their way.
 */
final class SmallSendBuffers extends SocketFactory {
    private final int bytes;

    SmallSendBuffers(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public Socket createSocket() throws IOException {
        return with(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return with(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return with(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return with(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return with(new Socket(address, port, localAddress, localPort));
    }

    private Socket with(Socket socket) throws IOException {
        socket.setSendBufferSize(bytes);
        return socket;
    }
}
