package io.github.dropwizardjwt.attack;

import java.util.List;
import java.util.Optional;

/**
 * What must come back.
 *
 * @param challenges the values of {@code WWW-Authenticate}, exactly
 * @param body the whole body, or how it begins where a request is let in; empty where it is not this library's
 */
record Answer(int status, List<String> challenges, String body) {
    private static final String BEARER = "Bearer realm=\"api\"";

    static final Answer LET_IN = new Answer(200, List.of(), Routes.LET_IN);
    static final Answer NO_TOKEN = rejection(401, "", "A token is required to access this resource.");
    static final Answer INVALID_REQUEST =
            rejection(400, ", error=\"invalid_request\"", "The request must carry exactly one well-formed token.");
    static final Answer INVALID_TOKEN =
            rejection(401, ", error=\"invalid_token\"", "The token is not valid for this resource.");
    static final Answer INSUFFICIENT = insufficient("");

    static Answer scopeMissing(String scope) {
        return insufficient(", scope=\"" + scope + "\"");
    }

    /** The server's own answer to a request that does not reach this library, or to one that is open. */
    static Answer ofTheServer(int status) {
        return new Answer(status, List.of(), "");
    }

    private static Answer insufficient(String scope) {
        return rejection(
                403, ", error=\"insufficient_scope\"" + scope, "The token does not grant access to this resource.");
    }

    private static Answer rejection(int status, String error, String message) {
        return new Answer(status, List.of(BEARER + error), "{\"code\":" + status + ",\"message\":\"" + message + "\"}");
    }

    /** The same as an RFC 9457 problem, or in answer to HEAD, where there is none. */
    Answer withBody(String otherBody) {
        return new Answer(status, challenges, otherBody);
    }

    /** What a reply has that it should not have, or lacks. */
    Optional<String> differenceFrom(Reply reply) {
        boolean same = reply.status() == status
                && reply.values("WWW-Authenticate").equals(challenges)
                && hasBody(reply.body());
        return same ? Optional.empty() : Optional.of("expected " + this + " but got " + reply);
    }

    private boolean hasBody(String actual) {
        if (body.equals(Routes.LET_IN)) {
            return actual.startsWith(body);
        }
        return body.isEmpty() ? !actual.contains(Routes.LET_IN) : actual.equals(body);
    }
}
