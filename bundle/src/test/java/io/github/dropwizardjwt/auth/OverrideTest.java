package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What overrides waive, and what they never do. */
class OverrideTest {
    private static final TokenManager TOKENS = TokenManager.builder(
                    "test-issuer",
                    KeySet.signing(SigningKey.ofSecret(
                            Algorithm.HS256, Sections.SECRET.getBytes(StandardCharsets.US_ASCII), null)))
            .revocation(token -> token.subject().equals("revoked"))
            .build();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature = JwtFeature.builder(TOKENS)
                .check("never", List.of(), (token, path) -> false)
                .check("down", List.of(), (token, path) -> {
                    throw new IllegalStateException("down");
                })
                .build();
        server = TestServer.with(feature, new Resources());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "claims", "scope", "any-of", "check", "failing-check"})
    void eitherOverrideWaives(String path) {
        String url = "/bob/" + path;
        assertThat(status(url, "alice", "root ops", Map.of())).isEqualTo(200);
        assertThat(status(url, "alice", Map.of("root", true, "ops", true), Map.of()))
                .isEqualTo(200);
        assertThat(status(url, "alice", null, Map.of("root", true))).isEqualTo(200);
        assertThat(status(url, "alice", null, Map.of())).isIn(403, 503);
        assertThat(status(url, "alice", "root", Map.of())).isIn(403, 503); // only one of two scopes
        assertThat(status(url, "alice", null, Map.of("root", "true"))).isIn(403, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "roles", "denied"})
    void noOverrideWaivesTypeOrRoles(String path) {
        assertThat(status("/bob/" + path, "alice", "root ops", Map.of("root", true)))
                .isIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "claims", "scope", "any-of", "check", "failing-check", "type", "roles", "denied"})
    void noOverrideWaivesRevocation(String path) {
        assertThat(status("/bob/" + path, "revoked", "root ops admin", Map.of("root", true)))
                .isEqualTo(401);
    }

    private static int status(String path, String subject, Object scope, Map<String, ?> claims) {
        return server.get(path, TOKENS.authToken(subject, scope, claims).signed())
                .statusCode();
    }

    @Path("/{id}")
    public static final class Resources {
        @GET
        @Path("sub")
        @RequireToken(
                sub = "id",
                override = "root",
                overrideScope = {"root", "ops"})
        public String sub() {
            return "sub";
        }

        @GET
        @Path("claims")
        @RequireToken(
                claims = "missing",
                override = "root",
                overrideScope = {"root", "ops"})
        public String claims() {
            return "claims";
        }

        @GET
        @Path("scope")
        @RequireToken(
                scope = "missing",
                override = "root",
                overrideScope = {"root", "ops"})
        public String scope() {
            return "scope";
        }

        @GET
        @Path("any-of")
        @RequireToken(
                anyOf = @Rule(scope = "missing"),
                override = "root",
                overrideScope = {"root", "ops"})
        public String anyOf() {
            return "any of";
        }

        @GET
        @Path("check")
        @RequireToken(
                check = "never",
                override = "root",
                overrideScope = {"root", "ops"})
        public String check() {
            return "check";
        }

        @GET
        @Path("failing-check")
        @RequireToken(
                check = "down",
                override = "root",
                overrideScope = {"root", "ops"})
        public String failingCheck() {
            return "failing check";
        }

        @GET
        @Path("type")
        @RequireToken(type = TokenType.REFRESH, override = "root", overrideScope = "root")
        public String type() {
            return "type";
        }

        @GET
        @Path("roles")
        @RolesAllowed("admin")
        @RequireToken(sub = "id", override = "root", overrideScope = "root")
        public String roles() {
            return "roles";
        }

        @GET
        @Path("denied")
        @DenyAll
        @RequireToken(sub = "id", override = "root", overrideScope = "root")
        public String denied() {
            return "denied";
        }
    }
}
