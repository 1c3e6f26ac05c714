package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.CollidingNames;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients without a token cannot keep those with one out. */
class NameTableOverHttpTest {
    @Test
    void requestsWithUnsignedTokensDoNotBreakThoseWithGoodOnes() {
        try (TestServer server = TestServer.with(TestTokens.feature(), Me.class)) {
            for (int i = 0; i < 50; i++) {
                assertThat(server.get("/me", CollidingNames.unsignedToken()).statusCode())
                        .isEqualTo(401);
            }
            assertThat(CollidingNames.newNames(20))
                    .allSatisfy(name -> assertThat(
                                    server.get("/me", withClaim(name)).body())
                            .isEqualTo("alice"));
        }
    }

    private static String withClaim(String name) {
        return TestTokens.MANAGER.authToken("alice", null, Map.of(name, 1)).signed();
    }

    @Path("/me")
    public static final class Me {
        @GET
        public String get(@Auth Token token) {
            return token.subject();
        }
    }
}
