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
    private volatile @Nullable Answer latest;

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
     * @return the answer
     */
    @GET
    @PermitAll
    @Produces({"application/jwk-set+json", MediaType.APPLICATION_JSON})
    public Response get(@Context Request request) {
        Answer answer = answer();
        ResponseBuilder unchanged = evaluate(request, answer.tag());
        return (unchanged == null ? Response.ok(answer.json()) : unchanged)
                .tag(answer.tag())
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

    private Answer answer() {
        KeySet now = keys.current();
        Answer known = latest;
        if (known == null || known.keys() != now) {
            known = Answer.of(now);
            latest = known;
        }
        return known;
    }

    private record Answer(KeySet keys, String json, EntityTag tag) {
        static Answer of(KeySet keys) {
            String json = JwkSetWriter.write(keys.verificationKeys());
            return new Answer(
                    keys,
                    json,
                    new EntityTag(Hashing.sha256().hashString(json, UTF_8).toString()));
        }
    }
}
