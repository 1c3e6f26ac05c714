package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches small documents over HTTP: status 200 only, no redirects, no cookies, no credentials, at most 50 KiB before
 * and after decompression, within a deadline. Used by one thread at a time; any thread may close it.
 */
final class DocumentFetcher implements AutoCloseable {
    private static final int OK = 200;
    private static final int MAX_BYTES = 50 * 1024;
    private static final String EXCESS = "answered with more than 50 KiB";

    private final FetchTimings timings;
    private final ExecutorService thread;
    private volatile @Nullable HttpClient client;

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

    DocumentFetcher(FetchTimings timings, ThreadFactory threads) {
        this.timings = timings;
        this.thread = new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    /**
     * Fetches a document. Blocks until it is there or the deadline has passed.
     *
     * @throws FetchFailedException if it cannot be fetched
     * @throws InterruptedException if the thread is interrupted
     */
    Document get(URI uri) throws FetchFailedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timings.headersTimeout())
                .header("Accept", "application/jwk-set+json, application/json")
                .header("Accept-Encoding", "identity")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(request, DocumentFetcher::body);
        try {
            HttpResponse<byte[]> response = exchange.get(timings.bodyTimeout().toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != OK) {
                throw UnexpectedStatus.failure(response.statusCode(), response.headers());
            }
            return document(response);
        } catch (TimeoutException e) {
            throw new FetchFailedException("did not answer in full within " + timings.bodyTimeout()
                    + ", which fetch.connectTimeout and twice fetch.readTimeout are together");
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            // The client's own timeout does not cover the body. This closes the connection if the body never ends.
            exchange.cancel(true);
        }
    }

    private static Document document(HttpResponse<byte[]> response) throws FetchFailedException {
        HttpHeaders headers = response.headers();
        return new Document(headers, ContentCoding.decode(headers, response.body(), MAX_BYTES, EXCESS + ", unpacked"));
    }

    /** Created when it is needed: it has a thread from then on. */
    private HttpClient client() {
        HttpClient created = client;
        if (created == null) {
            created = HttpClient.newBuilder()
                    .executor(thread)
                    .connectTimeout(timings.connectTimeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            client = created;
        }
        return created;
    }

    private static BodySubscriber<byte[]> body(ResponseInfo head) {
        return head.statusCode() == OK
                ? new BoundedBody(MAX_BYTES, EXCESS)
                : new BoundedBody(0, UnexpectedStatus.failure(head.statusCode(), head.headers()));
    }

    private static FetchFailedException failure(ExecutionException e) {
        if (e.getCause() instanceof FetchFailedException known) {
            return known;
        }
        return new FetchFailedException(ConnectionFailure.describe(e));
    }

    /** A client cannot be closed before Java 21; its thread ends once the client is unreachable. */
    @Override
    public void close() {
        client = null;
        thread.shutdownNow();
    }
}
