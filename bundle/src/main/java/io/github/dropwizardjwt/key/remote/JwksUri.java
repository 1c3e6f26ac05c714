package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.json.Json;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an issuer publishes its keys: at the configured address, or at that which its own description gives (OpenID
 * Connect Discovery 1.0 §4). For use by one thread.
 */
final class JwksLocation {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final String issuer;
    private final @Nullable URI configured;
    private @Nullable URI discovered;

    /**
     * A location.
     *
     * @throws IllegalArgumentException if nothing is configured and the issuer is no URL that may be fetched from
     */
    JwksLocation(String issuer, @Nullable URI configured) {
        this.issuer = issuer;
        this.configured = configured;
        if (configured == null) {
            description();
        }
    }

    /**
     * The address. What the issuer's description said is remembered until {@link #forget()}.
     *
     * @throws FetchFailedException if the description cannot be had, or is not that of the issuer
     */
    URI find(HttpFetch http) throws FetchFailedException, InterruptedException {
        if (configured != null) {
            return configured;
        }
        if (discovered == null) {
            discovered = discover(http);
        }
        return discovered;
    }

    /** Looks the address up anew next time. */
    void forget() {
        discovered = null;
    }

    private URI discover(HttpFetch http) throws FetchFailedException, InterruptedException {
        URI document = description();
        Map<String, @Nullable Object> description = read(http.get(document).body());
        // Else anybody whose description an issuer's server can be made to show would be that issuer (§4.3).
        if (!issuer.equals(description.get("issuer"))) {
            throw new FetchFailedException("describes another issuer");
        }
        if (!(description.get("jwks_uri") instanceof String text)) {
            throw new FetchFailedException("describes itself without a jwks_uri");
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
            throw new FetchFailedException("describes itself with something that is no JSON object");
        }
    }

    private URI description() {
        if (issuer.contains("?")) {
            throw new IllegalArgumentException("has a query (?)");
        }
        return FetchUrl.check((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }
}
