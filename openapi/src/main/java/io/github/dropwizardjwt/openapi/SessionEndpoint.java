package io.github.dropwizardjwt.openapi;

import io.github.dropwizardjwt.auth.route.Route;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the endpoints of the bundle do and return, which the types of their methods do not show. */
enum SessionEndpoint {
    REFRESH(
            "SessionResource#refresh",
            "Exchanges a refresh token, which is valid once, for the next tokens",
            Bodies.JwtTokens.class),
    LOGOUT("SessionResource#logout", "Ends the session of a token", null),
    LOGOUT_ALL("SessionResource#logoutAll", "Ends all sessions of the subject", null),
    LIST("SessionResource#list", "Lists the sessions of the subject, the latest first", Bodies.JwtSessions.class),
    END("SessionResource#end", "Ends one session of the subject", null),
    CSRF_TOKEN("CsrfTokenResource#get", "Returns the CSRF token of a session", Bodies.JwtCsrfToken.class);

    private final String method;
    private final String summary;
    private final @Nullable Class<? extends Record> body;

    SessionEndpoint(String method, String summary, @Nullable Class<? extends Record> body) {
        this.method = method;
        this.summary = summary;
        this.body = body;
    }

    static Optional<SessionEndpoint> of(Route route) {
        return Arrays.stream(values())
                .filter(endpoint -> route.isOf(endpoint.method))
                .findFirst();
    }

    /** Whether it verifies either token of a session itself, so that no guard demands one. */
    boolean verifiesItself() {
        return this == LOGOUT || this == CSRF_TOKEN;
    }

    /** Whether it is one of the two whose guards together demand both tokens of a session. */
    boolean demandsOne() {
        return this == LOGOUT_ALL || this == REFRESH;
    }

    void describe(Operation operation, Bodies bodies) {
        ApiResponses responses = new ApiResponses();
        if (this == END) {
            responses.addApiResponse("204", new ApiResponse().description("The session has ended."));
            responses.addApiResponse("404", new ApiResponse().description("The subject has no such session."));
        } else {
            ApiResponse done = new ApiResponse().description("Done.");
            responses.addApiResponse("200", body == null ? done : done.content(content(bodies, body)));
        }
        operation.summary(summary).tags(List.of("sessions")).responses(responses);
    }

    private static Content content(Bodies bodies, Class<? extends Record> body) {
        return new Content().addMediaType("application/json", bodies.of(body));
    }
}
