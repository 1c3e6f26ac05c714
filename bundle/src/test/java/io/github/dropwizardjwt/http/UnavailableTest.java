package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.auth.JwtFeature;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be decided is neither let in nor blamed on the token. */
@ExtendWith(DropwizardExtensionsSupport.class)
class UnavailableTest {
    private final TokenManager tokens = TokenManager.builder(
                    "example-service",
                    KeySet.signing(SigningKey.ofSecret(Algorithm.HS256, SECRET.getBytes(StandardCharsets.UTF_8), null)))
            .revocation(token -> {
                throw new IllegalStateException("jdbc:secret-host is down");
            })
            .build();

    private final ResourceExtension resources = ResourceExtension.builder()
            .addProvider(new JwtFeature(tokens))
            .addResource(new Resources())
            .build();

    @Path("/")
    public static class Resources {
        @GET
        @Path("required")
        @RequireToken
        public String required() {
            return "required";
        }

        @GET
        @Path("parameter")
        public String parameter(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return token.map(Token::subject).orElse("nobody");
        }

        @Path("locator")
        @RequireToken
        public Below locator() {
            return new Below();
        }
    }

    public static class Below {
        @GET
        public String get() {
            return "below";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "parameter", "optional", "locator"})
    void answers503WithoutAChallenge(String path) {
        try (Logs logs = new Logs()) {
            Response answer = resources
                    .target(path)
                    .request()
                    .header(
                            "Authorization",
                            "Bearer " + tokens.authToken("alice").signed())
                    .get();

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeaderString("WWW-Authenticate")).isNull();
            assertThat(answer.readEntity(String.class))
                    .isEqualTo("{\"code\":503,\"message\":\"Tokens cannot be checked at the moment.\"}");
            assertThat(logs.lines())
                    .anyMatch(line -> line.startsWith("DEBUG Tokens cannot be checked: GET /" + path + " (Resources#"));
        }
    }

    @Test
    void stillRejectsBadTokensAndLetsRequestsWithoutOneIn() {
        assertThat(resources.target("required").request().get().getStatus()).isEqualTo(401);
        assertThat(resources.target("optional").request().get().readEntity(String.class))
                .isEqualTo("nobody");
        assertThat(resources
                        .target("optional")
                        .request()
                        .header("Authorization", "Bearer x.y.z")
                        .get()
                        .getStatus())
                .isEqualTo(401);
    }
}
