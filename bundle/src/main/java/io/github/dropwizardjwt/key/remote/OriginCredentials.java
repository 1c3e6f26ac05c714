package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Credentials for requests to one origin, and to no other (RFC 6454 §4). Immutable and thread-safe. */
final class OriginCredentials {
    private final String origin;
    private final @Nullable Path bearerTokenFile;
    private final Map<String, String> headers;

    /**
     * Credentials.
     *
     * @param url a URL of the origin
     * @param bearerTokenFile the file with a bearer token; null for none
     * @param headers further headers
     */
    OriginCredentials(URI url, @Nullable Path bearerTokenFile, Map<String, String> headers) {
        this.origin = origin(url);
        this.bearerTokenFile = bearerTokenFile;
        this.headers = headers;
    }

    /**
     * The headers of a request.
     *
     * @param blocking reads the file
     * @return fails with a {@link FetchFailedException} if there are credentials and the URL is of another origin, or
     *     if the file has no token
     */
    CompletableFuture<Map<String, String>> headers(URI url, Executor blocking) {
        if (bearerTokenFile == null && headers.isEmpty()) {
            return CompletableFuture.completedFuture(headers);
        }
        if (!origin(url).equals(origin)) {
            return CompletableFuture.failedFuture(new FetchFailedException("has a jwks_uri of another origin, to which "
                    + (bearerTokenFile == null ? "fetch.headers are" : "fetch.bearerTokenFile is")
                    + " not sent; set jwksUri to that URL if it may have the credentials"));
        }
        return bearerTokenFile == null
                ? CompletableFuture.completedFuture(headers)
                : withToken(bearerTokenFile, blocking);
    }

    private CompletableFuture<Map<String, String>> withToken(Path file, Executor blocking) {
        CompletableFuture<Map<String, String>> result = new CompletableFuture<>();
        blocking.execute(() -> {
            try {
                Map<String, String> all = new HashMap<>(headers);
                all.put("Authorization", "Bearer " + BearerTokenFile.read(file));
                result.complete(all);
            } catch (FetchFailedException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Scheme, host and port. */
    private static String origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int defaultPort = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (url.getPort() == -1 ? defaultPort : url.getPort());
    }
}
