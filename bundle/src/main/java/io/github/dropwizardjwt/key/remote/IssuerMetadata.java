package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metadata of an issuer (OpenID Connect Discovery 1.0 §3). */
final class IssuerMetadata {
    private final Map<String, @Nullable Object> members;

    private IssuerMetadata(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * Reads the metadata of an issuer.
     *
     * @throws FetchFailedException if it is malformed, or that of another issuer
     */
    static IssuerMetadata read(byte[] json, String issuer) throws FetchFailedException {
        IssuerMetadata metadata = parse(json);
        // Otherwise whoever can place a document on the issuer's server could impersonate the issuer (§4.3).
        if (!(metadata.members.get("issuer") instanceof String found)) {
            throw new FetchFailedException("has metadata without an issuer");
        }
        if (!found.equals(issuer)) {
            throw new FetchFailedException(otherIssuer(found, issuer));
        }
        return metadata;
    }

    private static IssuerMetadata parse(byte[] json) throws FetchFailedException {
        try {
            return new IssuerMetadata(Json.readObject(json));
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException("has metadata that is not a JSON object" + NotJson.explained(json));
        }
    }

    /**
     * The URL of the issuer's JWK Set.
     *
     * @throws FetchFailedException if there is none
     */
    String jwksUri() throws FetchFailedException {
        if (members.get("jwks_uri") instanceof String uri) {
            return uri;
        }
        throw new FetchFailedException("has metadata without a jwks_uri; set jwksUri");
    }

    private static String otherIssuer(String found, String issuer) {
        return "has the metadata of another issuer, " + ShownText.quoted(found) + " instead of "
                + ShownText.quoted(issuer) + difference(found, issuer)
                + "; set issuer to the iss claim of its tokens, exactly, and jwksUri if its metadata is elsewhere";
    }

    private static String difference(String found, String issuer) {
        if (found.equals(issuer + "/") || issuer.equals(found + "/")) {
            return " (only the trailing slash differs)";
        }
        if (found.equalsIgnoreCase(issuer)) {
            return " (only upper and lower case differ)";
        }
        if (withoutScheme(found).equals(withoutScheme(issuer))) {
            return " (only http and https differ)";
        }
        return "";
    }

    private static String withoutScheme(String url) {
        return url.replaceFirst("^https?://", "//");
    }
}
