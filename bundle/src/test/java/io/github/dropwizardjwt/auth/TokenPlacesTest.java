package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token in the header or in a cookie, and never in both. */
class TokenPlacesTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), new Either(), new Locator());
    }

    private static HttpResponse<String> get(String path, @Nullable String authorization, @Nullable String cookie) {
        var request = server.request(path);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return server.send(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/either", "/locator/below"})
    void findsTheTokenInEitherPlace(String path) {
        assertThat(get(path, "Bearer " + TestTokens.auth("alice"), null).body()).isEqualTo("alice");
        assertThat(get(path, null, "session=" + TestTokens.auth("bob")).body()).isEqualTo("bob");
        assertThat(get(path, "Bearer " + TestTokens.auth("alice"), "session=").body())
                .isEqualTo("alice");
        assertThat(get(path, "Basic YTpi", "session=" + TestTokens.auth("bob")).body())
                .isEqualTo("bob");
        assertThat(get(path, null, null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/either", "/locator/below"})
    void rejectsARequestWithTwoTokens(String path) {
        String alice = TestTokens.auth("alice");
        assertMalformed(get(path, "Bearer " + alice, "session=" + TestTokens.auth("bob")));
        assertMalformed(get(path, "Bearer " + alice, "session=" + alice));
        assertMalformed(get(path, "Bearer bad", "session=" + alice));
        assertMalformed(get(path, "Bearer " + alice, "session=bad"));
        assertMalformed(get(path, null, "session=" + alice + "; session=" + alice));
    }

    /** A header of this scheme that has no token is no reason to believe the cookie. */
    @Test
    void rejectsAMalformedHeaderBesideACookie() {
        assertMalformed(get("/either", "Bearer ", "session=" + TestTokens.auth("bob")));
        assertMalformed(get("/either", "Bearer a b", "session=" + TestTokens.auth("bob")));
        assertMalformed(get("/either", "Bearer a%20b", null));
    }

    @Test
    void rejectsBadTokensInEitherPlace() {
        assertThat(get("/either", "Bearer bad", null).statusCode()).isEqualTo(401);
        assertThat(get("/either", null, "session=bad").statusCode()).isEqualTo(401);
        assertThat(get("/either", null, "session=b%20d").statusCode()).isEqualTo(401);
        assertThat(get("/either", null, "session=" + TestTokens.refresh("bob")).statusCode())
                .isEqualTo(401);
        assertThat(get("/either", null, "other=" + TestTokens.auth("bob")).statusCode())
                .isEqualTo(401);
    }

    private static void assertMalformed(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"invalid_request\"");
    }

    @Test
    void placesThatCannotBeRightStopTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new WithoutName()))
                .hasMessageContaining(
                        "location = TokenLocation.COOKIE names no cookie, and none is configured; add cookies: {} to "
                                + "the jwt section, or name one, as in cookie = \"auth_token\"");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new OtherPlace()))
                .hasMessageContaining("inherit = true conflicts with location = [], since the inherited "
                        + "@RequireToken has [HEADER, COOKIE]");
    }

    @Path("/either")
    @RequireToken(
            location = {TokenLocation.HEADER, TokenLocation.COOKIE},
            cookie = "session")
    public static final class Either {
        @GET
        public String get(@Auth Token token) {
            return token.subject();
        }
    }

    @Path("/locator")
    public static final class Locator {
        @Path("/below")
        @RequireToken(
                location = {TokenLocation.COOKIE, TokenLocation.HEADER},
                cookie = "session")
        public Below below() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @RequireToken(
                location = {TokenLocation.HEADER, TokenLocation.COOKIE},
                cookie = "session")
        public String get(@Auth Token token) {
            return token.subject();
        }
    }

    @Path("/without-name")
    public static final class WithoutName {
        @GET
        @RequireToken(location = {TokenLocation.HEADER, TokenLocation.COOKIE})
        public String get() {
            return "open";
        }
    }

    @Path("/other-place")
    @RequireToken(
            location = {TokenLocation.HEADER, TokenLocation.COOKIE},
            cookie = "session")
    public static final class OtherPlace {
        @GET
        @RequireToken(scope = "admin", inherit = true)
        public String get() {
            return "open";
        }
    }
}
