package io.github.dropwizardjwt.key.remote;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an issuer's JWK Set: the configured one, or the {@code jwks_uri} of the issuer's metadata (OpenID Connect
 * Discovery 1.0 §4). Not thread-safe.
 */
final class JwksLocation {
    private static final int NOT_FOUND = 404;

    private final String issuer;
    private final @Nullable URI configured;
    private final FetchUrl urls;
    private @Nullable URI discovered;

    /** The URL of an issuer's keys, https or on the loopback interface. */
    JwksLocation(String issuer, @Nullable URI configured) {
        this(issuer, configured, FetchUrl.SECURE);
    }

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
     * @throws FetchFailedException if the metadata cannot be fetched, or is that of another issuer
     */
    URI find(DocumentFetcher http) throws FetchFailedException, InterruptedException {
        if (configured != null) {
            return configured;
        }
        if (discovered == null) {
            discovered = discover(http);
        }
        return discovered;
    }

    /** Has the metadata fetched again next time. */
    void forget() {
        discovered = null;
    }

    private URI discover(DocumentFetcher http) throws FetchFailedException, InterruptedException {
        URI document = urls.ofMetadata(issuer);
        try {
            return jwksUri(document, http.get(document).body());
        } catch (FetchFailedException e) {
            throw (e.status() == NOT_FOUND ? e.with("; correct the path of the issuer, or set jwksUri") : e)
                    .at(document);
        }
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
