package io.github.dropwizardjwt.support;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An issuer whose JWK Set is served over https, at any path. */
public final class TlsIssuer implements AutoCloseable {
    private final HttpsServer server;
    private final List<Headers> requests = new CopyOnWriteArrayList<>();

    public TlsIssuer(TestCertificates certificates, String set) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.tls()));
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders());
            ScriptedIssuer.json(set).answer(exchange);
            exchange.close();
        });
        server.start();
    }

    public String jwksUri() {
        return "https://localhost:" + server.getAddress().getPort() + "/jwks";
    }

    /** The headers of the requests so far. */
    public List<Headers> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
