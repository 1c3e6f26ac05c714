package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an issuer's JWK Set: the configured one, or the {@code jwks_uri} of the issuer's metadata (OpenID Connect
 * Discovery 1.0 §4). For one fetch at a time.
 */
final class JwksLocation {
    private static final int NOT_FOUND = 404;

    private final String issuer;
    private final @Nullable URI configured;
    private final FetchUrl urls;
    private volatile @Nullable URI discovered;

    /**
     * The URL of an issuer's keys.
     *
     * @throws IllegalArgumentException if no URL is configured and the issuer is not a URL that may be fetched from
     */
    JwksLocation(String issuer, @Nullable URI configured, FetchUrl urls) {
        this.issuer = issuer;
        this.configured = configured;
        this.urls = urls;
        if (configured == null) {
            urls.ofMetadata(issuer);
        }
    }

    /**
     * Returns the URL. The metadata is fetched once, and again after {@link #forget()}.
     *
     * @return fails with a {@link FetchFailedException} if the metadata cannot be fetched, or is that of another issuer
     */
    CompletableFuture<URI> find(DocumentFetcher http) {
        URI known = configured == null ? discovered : configured;
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        URI document = urls.ofMetadata(issuer);
        return http.get(document, response -> discovered = jwksUri(document, response.body()))
                .exceptionally(failure -> {
                    throw FetchFailedException.changed(failure, JwksLocation::explained);
                });
    }

    private static FetchFailedException explained(FetchFailedException failure) {
        return failure.status() == NOT_FOUND
                ? failure.with("; correct the path of the issuer, or set jwksUri")
                : failure;
    }

    /** Has the metadata fetched again next time. */
    void forget() {
        discovered = null;
    }

    private URI jwksUri(URI document, byte[] json) throws FetchFailedException {
        String found = IssuerMetadata.read(json, issuer).jwksUri();
        try {
            return urls.foundIn(document, found);
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException("has a jwks_uri that " + e.getMessage());
        }
    }
}
