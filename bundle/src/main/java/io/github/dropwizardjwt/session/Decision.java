package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a request, and why. Holds nothing that the client can choose but a verified token. Immutable.
 *
 * @param verb the HTTP method, {@code GET} for {@code HEAD} where the resource method is for {@code GET}; {@code *}
 *     where it is neither that of a resource method nor a usual one (RFC 9110 §9, RFC 5789)
 * @param route the path template with the context path and {@code rootPath}, as in {@code /users/{username}}, never the
 *     path itself; empty where nothing was matched
 * @param resource the resource method or locator, as in {@code UserResource#greet}; empty where nothing was matched
 * @param reason why the request was rejected, or would be by a rule that is not enforced; null where it was or would be
 *     admitted
 * @param token the token, where it was verified: whoever gets the record can use it, so do not log it
 * @param keyId the id of the key that the token was verified with; empty where no key was selected
 * @param at when it was decided, by the clock of the service
 * @param waived why the request would have been rejected without {@code @RequireToken(override = …)}; empty where no
 *     override was needed
 */
public record Decision(
        String verb,
        String route,
        String resource,
        @Nullable Reason reason,
        Optional<Token> token,
        Optional<String> keyId,
        Instant at,
        Optional<Reason> waived) {
    /**
     * For logs.
     *
     * @return all but the token, of which claims might be secret
     */
    @Override
    public String toString() {
        return "Decision[" + verb + " " + route + " (" + resource + "), reason=" + reason + ", keyId="
                + keyId.orElse(null) + ", at=" + at + ", waived=" + waived.orElse(null) + "]";
    }
}
