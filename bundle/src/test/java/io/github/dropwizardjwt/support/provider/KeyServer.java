package io.github.dropwizardjwt.support.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Publishes the keys of providers, each at a path of its own. */
public final class KeyServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    public KeyServer(List<Provider> providers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Provider provider : providers) {
            byte[] set = Forge.utf8(set(provider));
            server.createContext(path(provider), exchange -> {
                asked.incrementAndGet();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, set.length);
                exchange.getResponseBody().write(set);
                exchange.close();
            });
        }
        server.start();
    }

    private static String set(Provider provider) {
        Stream<String> others =
                provider.otherKeys().stream().map(other -> jwk(ProviderTokens.keys(provider, other), other));
        return Jwks.set(Stream.concat(others, Stream.of(jwk(ProviderTokens.keys(provider), provider.key())))
                .toArray(String[]::new));
    }

    private static String jwk(KeyPair pair, ObjectNode members) {
        try {
            ObjectNode jwk = (ObjectNode) JSON.readTree(Jwks.jwk(pair.getPublic()));
            jwk.setAll(members);
            return jwk.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Provider provider) {
        return "/" + provider.section().replace(' ', '-');
    }

    /** Where the keys of a provider are. */
    public String jwksUri(Provider provider) {
        return "http://localhost:" + server.getAddress().getPort() + path(provider);
    }

    /** How often it was asked for keys. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
