package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The responses of logins and refreshes. */
final class LoginAnswer {
    private LoginAnswer() {}

    /** Both tokens, in this order. */
    record Tokens(
            @JsonProperty("auth_token") String authToken,
            @JsonProperty("refresh_token") String refreshToken) {}

    static Response of(TokenPair pair) {
        return granted(new Tokens(pair.auth().signed(), pair.refresh().signed()));
    }

    static Response of(Token authToken) {
        return granted(Map.of("auth_token", authToken.signed()));
    }

    /** RFC 6749 §5.1: a response that contains tokens must not be stored. */
    private static Response granted(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    static Response rejected() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"")
                .entity(Map.of("error", "Invalid login credentials"))
                .build();
    }
}
