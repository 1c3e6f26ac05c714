package io.github.dropwizardjwt;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a hint about connectors whose {@code headerCacheSize} makes tokens slow. Jetty caches the header lines of a
 * connection that fit into it. Behind a proxy, one connection carries the tokens of many users, and each one that fits
 * replaces the previous one, which costs some 10 µs per request.
 */
final class HeaderCacheHint {
    private static final Logger LOGGER = LoggerFactory.getLogger(HeaderCacheHint.class);

    /** No header line with a token fits into so many bytes. */
    private static final long GOOD_BYTES = 256;

    /** An RSA signature alone has 342 characters. */
    private static final long GOOD_BYTES_FOR_RSA = 512;

    private HeaderCacheHint() {}

    /** Logs the hint if a connector of the application has a larger cache. */
    static void give(Object configuration, @Nullable Algorithm algorithm) {
        long good = algorithm != null && algorithm.isRsa() ? GOOD_BYTES_FOR_RSA : GOOD_BYTES;
        if (configuration instanceof Configuration server
                && connectors(server.getServerFactory()).stream().anyMatch(connector -> isLarger(connector, good))) {
            LOGGER.info(
                    "Connectors with headerCacheSize above {} bytes lose time on tokens; set headerCacheSize: 256 bytes "
                            + "for each connector under server.applicationConnectors (or server.connector)",
                    good);
        }
    }

    private static List<ConnectorFactory> connectors(ServerFactory server) {
        if (server instanceof DefaultServerFactory several) {
            return several.getApplicationConnectors();
        }
        return server instanceof SimpleServerFactory simple ? List.of(simple.getConnector()) : List.of();
    }

    private static boolean isLarger(ConnectorFactory connector, long bytes) {
        return connector instanceof HttpConnectorFactory http
                && http.getHeaderCacheSize().toBytes() > bytes;
    }
}
