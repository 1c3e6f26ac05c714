package io.github.dropwizardjwt.auth.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.jwk.JwkSetWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that verify this service's tokens, as a JWK Set (RFC 7517 §5): current, next and previous ones. Open
 * to everybody. Public because Jersey calls no other classes. Thread-safe.
 */
@Path(JwkSetResource.PATH)
public final class JwkSetResource {
    static final String PATH = "/.well-known/jwks.json";

    /** Caches keep the set for less than the time between a key's publication and its first signature. */
    static final String CACHING = "public, max-age=300";

    private final KeySource keys;
    private volatile @Nullable Representation latest;

    /**
     * A resource.
     *
     * @param keys the keys; secrets among them are not published
     */
    public JwkSetResource(KeySource keys) {
        this.keys = keys;
    }

    /**
     * Answers with the set, or, where the client has it, with 304.
     *
     * @param request what the client has
     * @return the response
     */
    @GET
    @PermitAll
    @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
    public Response get(@Context Request request) {
        Representation set = representation();
        ResponseBuilder unchanged = evaluate(request, set.tag());
        return (unchanged == null ? Response.ok(set.json()) : unchanged)
                .tag(set.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }

    /** The 304 for a client that has this set already; null where it must be sent. */
    private static @Nullable ResponseBuilder evaluate(Request request, EntityTag tag) {
        try {
            return request.evaluatePreconditions(tag);
        } catch (RuntimeException e) {
            // A malformed condition is ignored: the set is public, and sending it whole is always right.
            return null;
        }
    }

    private Representation representation() {
        KeySet now = keys.current();
        Representation known = latest;
        if (known == null || known.keys() != now) {
            known = Representation.of(now);
            latest = known;
        }
        return known;
    }

    private record Representation(KeySet keys, String json, EntityTag tag) {
        static Representation of(KeySet keys) {
            String json = JwkSetWriter.write(keys.verificationKeys());
            return new Representation(
                    keys,
                    json,
                    new EntityTag(Hashing.sha256().hashString(json, UTF_8).toString()));
        }
    }
}
