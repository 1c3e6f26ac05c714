package io.github.dropwizardjwt.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.dropwizardjwt.support.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The pages of other origins: an empty one for each host, of which tests make what they like. Thread-safe. */
final class ForeignPages implements AutoCloseable {
    private static final byte[] PAGE =
            "<!doctype html><html lang=en><title>Elsewhere</title><link rel=icon href=data:,>".getBytes(UTF_8);

    private final HttpsServer server;
    /** Browsers keep connections open that they do not use, each of which blocks a thread. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ForeignPages(TestCertificates certificates) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.tls()));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        server.start();
    }

    String at(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
