package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check finds out about this service's {@code alice} does not apply to that of a trusted issuer. */
class TrustedChecksTest {
    private static final String ISSUER = "https://partner.example";
    private static final KeySet OURS = keys("2d1Qk7-mXv4Ta0Re2Zp8Ud6Wy3Lh5Bn1");
    private static final KeySet THEIRS = keys("7a1Qk7-mXv4Ta0Re2Zp8Ud6Wy3Lh5Bn2");
    private static final TokenManager PARTNER =
            TokenManager.builder(ISSUER, THEIRS).build();

    private static KeySet keys(String secret) {
        return KeySet.signing(SigningKey.ofSecret(Algorithm.HS256, secret.getBytes(StandardCharsets.US_ASCII), null));
    }

    @ParameterizedTest
    @CsvSource({
        "SEPARATE, owned, 403", "SEPARATE, either, 403", "SEPARATE, other-claim, 403",
                "SEPARATE, their-path/alice, 200",
        "SEPARATE, path/alice, 403", "SHARED, path/alice, 200", "SEPARATE, theirs, 200", "SEPARATE, their-rule, 200",
        "SHARED, owned, 200", "SHARED, either, 200", "SHARED, theirs, 200", "SHARED, their-rule, 200"
    })
    void isAskedAboutSubjectsThatAreMeant(Subjects subjects, String path, int status) {
        TokenManager tokens = TokenManager.builder("ours", OURS)
                .trust(TrustedIssuer.builder(ISSUER, THEIRS)
                        .audience(List.of())
                        .subjects(subjects)
                        .build())
                .build();
        JwtFeature feature = JwtFeature.builder(tokens)
                .check(
                        "owner",
                        List.of(),
                        (token, parameters) -> token.subject().equals("alice"))
                .build();
        try (TestServer server = TestServer.with(feature, new Projects())) {
            assertThat(server.get(
                                    "/projects/" + path,
                                    PARTNER.authToken("alice").signed())
                            .statusCode())
                    .isEqualTo(status);
            assertThat(server.get("/projects/owned", tokens.authToken("alice").signed())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Path("/projects")
    public static final class Projects {
        @GET
        @Path("/owned")
        @RequireToken(check = "owner")
        public String owned() {
            return "owned";
        }

        @GET
        @Path("/either")
        @RequireToken(anyOf = {@Rule(scope = "admin"), @Rule(check = "owner")})
        public String either() {
            return "either";
        }

        @GET
        @Path("/other-claim")
        @RequireToken(claims = "type=auth", check = "owner")
        public String otherClaim() {
            return "other claim";
        }

        @GET
        @Path("/path/{name}")
        @RequireToken(sub = "name", claims = "type=auth")
        public String path() {
            return "path";
        }

        @GET
        @Path("/their-path/{name}")
        @RequireToken(sub = "name", claims = "iss=" + ISSUER)
        public String theirPath() {
            return "their path";
        }

        @GET
        @Path("/theirs")
        @RequireToken(claims = "iss=" + ISSUER, check = "owner")
        public String theirs() {
            return "theirs";
        }

        @GET
        @Path("/their-rule")
        @RequireToken(anyOf = {@Rule(check = "owner"), @Rule(claims = "iss=" + ISSUER, check = "owner")})
        public String theirRule() {
            return "their rule";
        }
    }
}
