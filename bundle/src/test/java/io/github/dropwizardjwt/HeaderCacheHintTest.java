package io.github.dropwizardjwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.DataSize;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Logs;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderCacheHintTest {
    private static final Algorithm RSA = Algorithm.RS256;

    @Test
    void tellsOnceForAllConnectorsWithDropwizardsDefault() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector(512), connector(512)));

        assertThat(hints(server, Algorithm.HS256))
                .containsExactly("INFO Connectors with headerCacheSize above 256 bytes lose time on tokens; set "
                        + "headerCacheSize: 256 bytes for each connector under server.applicationConnectors (or "
                        + "server.connector)");
    }

    @Test
    void tellsForASimpleServerToo() {
        SimpleServerFactory server = new SimpleServerFactory();
        server.setConnector(connector(257));
        assertThat(hints(server, Algorithm.HS256)).hasSize(1);
    }

    @Test
    void isSilentWhereNoTokenFitsIn() {
        DefaultServerFactory server = new DefaultServerFactory();
        server.setApplicationConnectors(List.of(connector(256)));
        assertThat(hints(server, Algorithm.HS256)).isEmpty();

        server.setApplicationConnectors(List.of(connector(512)));
        assertThat(hints(server, RSA)).isEmpty();
        server.setApplicationConnectors(List.of(connector(513)));
        assertThat(hints(server, RSA)).hasSize(1);
    }

    @Test
    void isSilentForConfigurationsOfAnotherKind() {
        try (Logs logs = new Logs()) {
            HeaderCacheHint.give("not Dropwizard's", Algorithm.HS256);
            assertThat(logs.lines()).isEmpty();
        }
    }

    private static List<String> hints(ServerFactory server, Algorithm algorithm) {
        Configuration configuration = new Configuration();
        configuration.setServerFactory(server);
        try (Logs logs = new Logs()) {
            HeaderCacheHint.give(configuration, algorithm);
            return logs.lines();
        }
    }

    private static HttpConnectorFactory connector(long headerCacheBytes) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setHeaderCacheSize(DataSize.bytes(headerCacheBytes));
        return connector;
    }
}
