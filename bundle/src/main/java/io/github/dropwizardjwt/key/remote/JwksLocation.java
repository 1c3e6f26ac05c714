package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.json.Json;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an issuer's JWK Set: the configured one, or the {@code jwks_uri} of the issuer's metadata (OpenID Connect
 * Discovery 1.0 §4). Not thread-safe.
 */
final class JwksLocation {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final String issuer;
    private final @Nullable URI configured;
    private @Nullable URI discovered;

    /**
     * The URL of an issuer's keys.
     *
     * @throws IllegalArgumentException if no URL is configured and the issuer is not a URL that may be fetched from
     */
    JwksLocation(String issuer, @Nullable URI configured) {
        this.issuer = issuer;
        this.configured = configured;
        if (configured == null) {
            description();
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
        URI document = description();
        Map<String, @Nullable Object> description = read(http.get(document).body());
        // Otherwise whoever can place a document on the issuer's server could impersonate the issuer (§4.3).
        if (!issuer.equals(description.get("issuer"))) {
            throw new FetchFailedException("has the metadata of another issuer");
        }
        if (!(description.get("jwks_uri") instanceof String text)) {
            throw new FetchFailedException("has metadata without a jwks_uri");
        }
        try {
            return FetchUrl.check(text, document);
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException("has a jwks_uri that " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> read(byte[] json) throws FetchFailedException {
        try {
            return Json.readObject(json);
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException("has metadata that is not a JSON object");
        }
    }

    private URI description() {
        if (issuer.contains("?")) {
            throw new IllegalArgumentException("has a query (?)");
        }
        return FetchUrl.check((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }
}
