package io.github.dropwizardjwt.testing;

import java.util.List;

/**
 * The responses to rejected requests (RFC 6750 §3).
 *
 * @param realm the realm of the service
 */
record Challenges(String realm) {
    Reply noToken() {
        return reply(401, "");
    }

    Reply invalidToken() {
        return reply(401, ", error=\"invalid_token\"");
    }

    Reply invalidRequest() {
        return reply(400, ", error=\"invalid_request\"");
    }

    Reply insufficientScope(String names) {
        return reply(403, ", error=\"insufficient_scope\"" + (names.isEmpty() ? "" : ", scope=\"" + names + "\""));
    }

    /** No other token would help. */
    Reply crossOrigin() {
        return new Reply(403, List.of());
    }

    private Reply reply(int status, String error) {
        return new Reply(status, List.of("Bearer realm=\"" + realm + "\"" + error));
    }
}
