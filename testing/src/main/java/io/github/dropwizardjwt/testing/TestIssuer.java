package io.github.dropwizardjwt.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.testing.ConfigOverride;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.JwkSetWriter;
import io.github.dropwizardjwt.token.TokenManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider on this machine, which the service under test trusts: it publishes its keys as OpenID Connect
 * Discovery 1.0 says, and issues tokens that are signed with RS256. Start it before the application. Thread-safe.
 */
public final class TestIssuer implements AutoCloseable {
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String JWKS = "/jwks";

    private final ExecutorService threads = Executors.newFixedThreadPool(2, TestIssuer::daemon);
    private final AtomicInteger requests = new AtomicInteger();
    private final List<VerificationKey> published = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile SigningKey key;
    private volatile Duration delay = Duration.ZERO;
    private @Nullable HttpServer server;

    private TestIssuer() {
        this.key = newKey();
        published.add(key.verificationKey());
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    /**
     * Starts an issuer on a free port.
     *
     * @return the issuer, to be closed after the tests
     */
    public static TestIssuer start() {
        return new TestIssuer();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-issuer");
        thread.setDaemon(true);
        return thread;
    }

    private static SigningKey newKey() {
        return SigningKey.ofKeyPair(Algorithm.RS256, FreshKeys.generate(Algorithm.RS256), null);
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            made.createContext(METADATA, exchange -> answer(exchange, metadata()));
            made.createContext(JWKS, exchange -> answer(exchange, JwkSetWriter.write(published)));
            made.setExecutor(threads);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String metadata() {
        return "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + JWKS + "\"}";
    }

    private void answer(HttpExchange exchange, String json) {
        requests.incrementAndGet();
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> send(exchange, json));
    }

    private static void send(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The service has not waited.
        }
    }

    /**
     * Its address, which is also the {@code iss} claim of its tokens.
     *
     * @return an http URL of this machine
     */
    public String url() {
        return "http://localhost:" + port;
    }

    /**
     * The setting that has the service trust it, where the configuration has an entry for an issuer already:
     * {@code overrides("jwt.trustedIssuers[0]")}.
     *
     * @param entry the path of the entry in the configuration
     * @return overrides for the constructor of {@code DropwizardAppExtension}
     */
    public ConfigOverride[] overrides(String entry) {
        return new ConfigOverride[] {ConfigOverride.config(entry + ".issuer", url())};
    }

    /**
     * Starts a token of this issuer, signed with the present key. Its times are those of the system's clock.
     *
     * @param subject whose token it is
     * @return an auth token without scope and audience, unless more is said
     */
    public TestToken as(String subject) {
        SigningKey current = key;
        TokenManager tokens =
                TokenManager.builder(url(), KeySet.signing(current)).build();
        Mint mint = new Mint(tokens, Optional.empty(), List.of(current.verificationKey()), current::sign);
        return new TestToken(mint, subject);
    }

    /** Signs with a new key from now on; the former ones stay published. */
    public void rotate() {
        SigningKey next = newKey();
        published.add(0, next.verificationKey());
        key = next;
    }

    /** Publishes only the key that signs now, so that tokens of former ones are rejected once the service knows. */
    public void withdrawFormerKeys() {
        published.retainAll(List.of(key.verificationKey()));
    }

    /** Rejects connections until it is {@link #up}. */
    public synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Accepts connections again. */
    public synchronized void up() {
        if (server == null) {
            server = listen(port);
        }
    }

    /**
     * Has it wait before it answers.
     *
     * @param wait how long; zero not to wait any more
     */
    public void slow(Duration wait) {
        delay = wait;
    }

    /**
     * How often it was asked.
     *
     * @return the number of requests for its metadata and for its keys
     */
    public int requests() {
        return requests.get();
    }

    @Override
    public synchronized void close() {
        down();
        threads.shutdownNow();
    }
}
