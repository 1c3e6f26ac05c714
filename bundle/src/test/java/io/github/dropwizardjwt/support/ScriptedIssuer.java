package io.github.dropwizardjwt.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** An issuer whose JWK Set responses a test sets, on a port of this machine that stays the same. */
public final class ScriptedIssuer implements AutoCloseable {
    /** One way to answer. */
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool(ScriptedIssuer::daemon);
    private final AtomicInteger asked = new AtomicInteger();
    private final int port;
    private volatile Script script;
    private volatile String description;
    private volatile HttpServer server;

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted issuer");
        thread.setDaemon(true);
        return thread;
    }

    /** An issuer that is up. */
    public ScriptedIssuer(Script script) {
        this.script = script;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
        describe("{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + jwksUri() + "\"}");
    }

    /** One that serves this JWK Set. */
    public static ScriptedIssuer serving(String set) {
        return new ScriptedIssuer(json(set));
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String jwksUri() {
        return url() + "/jwks";
    }

    /** From now on it answers so. */
    public void answer(Script next) {
        script = next;
    }

    /** From now on its metadata are these. */
    public void describe(String metadata) {
        description = metadata;
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** Rejects connections until it is up again. */
    public void goDown() {
        server.stop(0);
    }

    public void comeUp() {
        server = listen(port);
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            made.createContext("/jwks", exchange -> {
                asked.incrementAndGet();
                script.answer(exchange);
                exchange.close();
            });
            made.createContext("/.well-known/openid-configuration", exchange -> {
                json(description).answer(exchange);
                exchange.close();
            });
            made.setExecutor(threads);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Script json(String body) {
        return status(200, body);
    }

    /** An answer with this status, with a body that would be good, and further header lines by name and value. */
    public static Script status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 304 ? -1 : bytes.length);
            if (status != 304) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    /** These bytes, said to be in this content coding. */
    public static Script coded(String coding, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Whatever it is that is compressed, one member after the other. */
    public static byte[] gzip(String... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(member.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes.toByteArray();
    }

    /** So many bytes, one after the other with a pause after each, whether or not anybody still listens. */
    public static Script dripping(String body, long pauseMillis) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (byte each : body.getBytes(StandardCharsets.UTF_8)) {
                out.write(each);
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
            }
        };
    }

    /** Answers when the gate opens. */
    public static Script after(CountDownLatch gate, Script then) {
        return exchange -> {
            try {
                gate.await();
                then.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Hangs up. */
    public static Script nothing() {
        return HttpExchange::close;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
