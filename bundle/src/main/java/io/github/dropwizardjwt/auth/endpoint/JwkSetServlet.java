package io.github.dropwizardjwt.auth.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.jwk.JwkSetWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The public keys, as a JWK Set (RFC 7517 §5): current, next and previous ones. Secrets are not among them. */
@SuppressWarnings("serial") // Containers serialize no servlets.
final class JwkSetServlet extends PublicDocument {
    private static final String JWK_SET = "application/jwk-set+json";

    private final KeySource keys;
    private volatile @Nullable Representation latest;

    JwkSetServlet(KeySource keys) {
        this.keys = keys;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Representation set = representation();
        response.setHeader("ETag", set.tag());
        response.setHeader("Cache-Control", CACHING);
        response.setHeader("Vary", "Accept");
        int status = Precondition.statusOf(request, set.tag());
        response.setStatus(status);
        if (status == HttpServletResponse.SC_OK) {
            send(response, typeFor(request.getHeader("Accept")), set.json());
        }
    }

    /** Many clients ask for JSON and have never heard of the other type. */
    private static String typeFor(@Nullable String accepted) {
        return accepted != null && accepted.contains(JSON) && !accepted.contains(JWK_SET) ? JSON : JWK_SET;
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

    @SuppressWarnings("ArrayRecordComponent") // Compared by its keys only.
    private record Representation(KeySet keys, byte[] json, String tag) {
        static Representation of(KeySet keys) {
            byte[] json = JwkSetWriter.write(keys.verificationKeys()).getBytes(UTF_8);
            return new Representation(
                    keys, json, '"' + Hashing.sha256().hashBytes(json).toString() + '"');
        }
    }
}
