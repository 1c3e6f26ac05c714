package io.github.dropwizardjwt.support;

import io.dropwizard.jetty.HttpConnectorFactory;
import java.time.Duration;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * A connector that stops at once: others wait a second for clients that keep their connection, as {@link TestClient}.
 */
public final class TestConnector extends HttpConnectorFactory {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    /** Listens on a port; 0 for a free one. */
    public TestConnector(int port) {
        setPort(port);
    }

    @Override
    protected ServerConnector buildConnector(
            Server server,
            Scheduler scheduler,
            ByteBufferPool buffers,
            String name,
            ThreadPool threads,
            ConnectionFactory... factories) {
        ServerConnector connector = super.buildConnector(server, scheduler, buffers, name, threads, factories);
        connector.setShutdownIdleTimeout(PATIENCE.toMillis());
        return connector;
    }
}
