package io.github.dropwizardjwt.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy that loses packets without a word, as a firewall does that has forgotten its connections. Sockets stay
 * open, so that nobody learns of it but by waiting. It can also stand for a virtual address that moves. Thread-safe.
 */
public final class SilentProxy implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private int target;
    private boolean swallowsNew;
    private volatile int accepted;

    private SilentProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /**
     * Starts a proxy.
     *
     * @param port the port of the server, on this machine
     */
    public static SilentProxy to(int port) {
        try {
            SilentProxy proxy = new SilentProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), port);
            run("silent-proxy-accept", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port to connect to, on this machine. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on, all bytes of the present connections vanish, in both directions. New connections work. */
    public synchronized void swallow() {
        links.forEach(Link::swallow);
    }

    /** As {@link #swallow()}, and new connections are accepted and get no answer either. */
    public synchronized void swallowAll() {
        swallowsNew = true;
        swallow();
    }

    /** New connections work again. Those that were swallowed stay so: their bytes are lost. */
    public synchronized void recover() {
        swallowsNew = false;
    }

    /** New connections go to another server; the present ones stay where they are. */
    public synchronized void moveTo(int port) {
        target = port;
    }

    /** How many connections clients have open, swallowed ones among them. */
    public int connections() {
        return links.size();
    }

    /** How many connections clients have opened so far. */
    public int accepted() {
        return accepted;
    }

    @Override
    public void close() {
        closeQuietly(listener);
        links.forEach(Link::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException e) {
                // Closed, or the server is down: the client's connection is closed then.
            }
        }
    }

    private synchronized void open(Socket client) throws IOException {
        Link link = new Link(client, swallowsNew);
        links.add(link);
        accepted++;
        link.start(target);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is closed, one way or the other.
            return;
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The two sockets of a connection. A close is a packet too: while swallowed, the other side does not learn of it.
     */
    private final class Link {
        private final Socket client;
        private final Socket server = new Socket();
        private volatile boolean swallowed;

        Link(Socket client, boolean swallowed) {
            this.client = client;
            this.swallowed = swallowed;
        }

        void start(int port) throws IOException {
            if (!swallowed) {
                try {
                    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                } catch (IOException e) {
                    close();
                    throw e;
                }
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                run("silent-proxy-down", () -> copy(server, client));
            }
            run("silent-proxy-up", () -> {
                copy(client, server);
                links.remove(this);
            });
        }

        void swallow() {
            swallowed = true;
        }

        void close() {
            closeQuietly(client);
            closeQuietly(server);
            links.remove(this);
        }

        private void copy(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!swallowed) {
                        OutputStream out = to.getOutputStream();
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException e) {
                // The end of the connection, like that of the stream.
            }
            if (!swallowed) {
                close();
            }
        }
    }
}
