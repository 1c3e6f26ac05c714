package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token that was revoked is good where {@code evenIfRevoked} stands, and nowhere else. */
class EvenIfRevokedTest {
    private static final TokenManager REVOKING = TokenManager.builder(
                    "test-issuer",
                    KeySet.signing(SigningKey.ofSecret(
                            Algorithm.HS256,
                            "9b2c7e0f-5a41-4d0e-8a57-3c61d2f4be88".getBytes(StandardCharsets.US_ASCII),
                            null)))
            .revocation(token -> true)
            .build();

    private final TestServer server = TestServer.with(new JwtFeature(REVOKING), new Resources());
    private final String revoked = REVOKING.authToken("alice").signed();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tokenIsGoodForTheMethodThatSaysSo() {
        assertThat(server.get("/even", revoked).body()).isEqualTo("even");
        assertThat(server.get("/required", revoked).statusCode()).isEqualTo(401);
    }

    @Test
    void tokenIsGoodBelowALocatorThatSaysSoUnlessAMethodHasItsOwnRequirement() {
        assertThat(server.get("/locator/who", revoked).body()).isEqualTo("alice");
        assertThat(server.get("/locator/required", revoked).statusCode()).isEqualTo(401);
    }

    @Path("/")
    public static final class Resources {
        @GET
        @Path("even")
        @RequireToken(evenIfRevoked = true)
        public String even() {
            return "even";
        }

        @GET
        @Path("required")
        @RequireToken
        public String required() {
            return "required";
        }

        @Path("locator")
        @RequireToken(evenIfRevoked = true)
        public Below locator() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        @Path("who")
        public String who(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("required")
        @RequireToken
        public String required() {
            return "required";
        }
    }
}
