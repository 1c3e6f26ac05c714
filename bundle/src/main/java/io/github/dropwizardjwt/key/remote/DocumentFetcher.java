package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches small documents over HTTP, one after the other: status 200 only, no redirects, no cookies, a size before and
 * after decompression, within a deadline. No thread waits meanwhile. Any thread may close it.
 */
final class DocumentFetcher implements AutoCloseable {
    private static final int OK = 200;
    private static final int KIB = 1024;

    private final FetchTimings timings;
    private final HttpTransport transport;
    private final OriginCredentials credentials;
    private final int maximumBytes;
    private final String excess;
    private final FetchThreads threads = FetchThreads.SHARED;
    private @Nullable HttpClient client;
    private @Nullable CompletableFuture<?> current;
    private CompletableFuture<Void> lookup = CompletableFuture.completedFuture(null);
    private boolean closed;

    /** A response with the status 200: its headers, and its body without content coding. */
    static final class Document {
        private final HttpHeaders headers;
        private final byte[] body;

        private Document(HttpHeaders headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }

        HttpHeaders headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /** Reads a document. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Returns what the document says.
         *
         * @throws FetchFailedException if that cannot be used
         */
        T read(Document document) throws FetchFailedException;
    }

    /**
     * A fetcher of the documents of one issuer.
     *
     * @param origin a URL of the origin to which credentials are sent
     */
    DocumentFetcher(FetchTimings timings, FetchTransport settings, URI origin) {
        this.timings = timings;
        this.transport = settings.connections(timings.connectTimeout());
        this.credentials = settings.credentials(origin);
        this.maximumBytes = settings.maxSize();
        this.excess = "answered with more than "
                + (maximumBytes % KIB == 0 ? maximumBytes / KIB + " KiB" : maximumBytes + " bytes");
    }

    /**
     * Fetches a document, and reads it.
     *
     * @return completes when it is read, or the deadline has passed; fails with a {@link FetchFailedException} if it
     *     cannot be fetched or used, with a {@link CancellationException} once this is closed
     */
    <T> CompletableFuture<T> get(URI uri, Reading<T> reading) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Future<?> deadline = threads.timer()
                .schedule(
                        () -> threads.workers().execute(() -> result.completeExceptionally(late())),
                        timings.bodyTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
        begin(result);
        nameKnown(uri)
                .thenCompose(known -> credentials.headers(uri, threads.blocking()))
                .thenAcceptAsync(headers -> send(request(uri, headers), reading, result), threads.workers())
                .exceptionally(failure -> {
                    result.completeExceptionally(failure);
                    return null;
                });
        return result.whenComplete((document, failure) -> deadline.cancel(false))
                .exceptionally(failure -> {
                    throw FetchFailedException.changed(failure, known -> known.at(uri));
                });
    }

    /**
     * A look-up cannot be interrupted. Where one has not ended, none is begun: they share a limited number of threads.
     */
    private synchronized CompletableFuture<Void> nameKnown(URI uri) {
        if (!lookup.isDone()) {
            return CompletableFuture.failedFuture(
                    new FetchFailedException("was not asked: an earlier look-up of its host name has not ended"));
        }
        lookup = NameLookups.SHARED.of(transport.firstHop(uri));
        return lookup;
    }

    private synchronized void begin(CompletableFuture<?> result) {
        current = result;
        if (closed) {
            result.cancel(false);
        }
    }

    private FetchFailedException late() {
        return new FetchFailedException("did not answer in full within " + timings.bodyTimeout()
                + ", which fetch.connectTimeout and twice fetch.readTimeout are together");
    }

    private HttpRequest request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timings.headersTimeout())
                .header("Accept", "application/jwk-set+json, application/json, */*;q=0.1")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        transport.proxyAuthorization().ifPresent(value -> request.header("Proxy-Authorization", value));
        return request.build();
    }

    private <T> void send(HttpRequest request, Reading<T> reading, CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(request, this::body);
        // The client's own timeout does not cover the body. This closes the connection if the body never ends.
        var unusedCancellation = result.whenComplete((document, failure) -> exchange.cancel(true));
        var unusedEnd = exchange.whenCompleteAsync(
                (response, failure) -> end(response, failure, reading, result), threads.workers());
    }

    private <T> void end(
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure,
            Reading<T> reading,
            CompletableFuture<T> result) {
        try {
            if (response == null) {
                throw unanswered(Objects.requireNonNull(failure));
            }
            if (response.statusCode() != OK) {
                throw UnexpectedStatus.failure(response.statusCode(), response.headers());
            }
            result.complete(reading.read(document(response)));
        } catch (FetchFailedException | RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private Document document(HttpResponse<byte[]> response) throws FetchFailedException {
        HttpHeaders headers = response.headers();
        return new Document(
                headers, ContentCoding.decode(headers, response.body(), maximumBytes, excess + ", unpacked"));
    }

    /** Created when it is needed: it has a thread from then on. Held until this is closed. */
    private synchronized HttpClient client() {
        HttpClient shared = client == null ? HttpClients.SHARED.with(transport) : client;
        client = closed ? null : shared;
        return shared;
    }

    private BodySubscriber<byte[]> body(ResponseInfo head) {
        return head.statusCode() == OK
                ? new BoundedBody(maximumBytes, excess)
                : new BoundedBody(0, UnexpectedStatus.failure(head.statusCode(), head.headers()));
    }

    private static FetchFailedException unanswered(Throwable failure) {
        if (failure instanceof FetchFailedException known) {
            return known;
        }
        return failure.getCause() instanceof FetchFailedException known
                ? known
                : new FetchFailedException(ConnectionFailure.describe(failure));
    }

    /** What is being fetched is cancelled, which closes the connection. */
    @Override
    public void close() {
        CompletableFuture<?> running = stop();
        if (running != null) {
            running.cancel(false);
        }
    }

    private synchronized @Nullable CompletableFuture<?> stop() {
        closed = true;
        client = null;
        return current;
    }
}
