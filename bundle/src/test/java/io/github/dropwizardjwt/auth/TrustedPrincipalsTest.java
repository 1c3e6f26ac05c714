package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A trusted issuer's {@code alice} is not the user whom this service calls so. */
class TrustedPrincipalsTest {
    public record User(String name) {}

    private static final String ISSUER = "https://partner.example";
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "9c1Qk7-mXv4Ta0Re2Zp8Ud6Wy3Lh5Bn1".getBytes(StandardCharsets.US_ASCII), null));
    private static final TokenManager PARTNER =
            TokenManager.builder(ISSUER, KEYS).build();

    private final JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt)
            .withPrincipal(User.class, token -> Optional.of(new User("our " + token.subject())))
            .withRoles(token -> Set.of("admin"));

    private TestServer start(Subjects subjects) throws Exception {
        return TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle.withTokens(tokens -> tokens.trust(TrustedIssuer.builder(ISSUER, KEYS)
                        .audience(List.of())
                        .subjects(subjects)
                        .build())),
                environment -> environment.jersey().register(new Pages()));
    }

    private static String alice() {
        return PARTNER.authToken("alice", Map.of("admin", true)).signed();
    }

    @Test
    void isNotLookedUpAmongOurs() throws Exception {
        try (TestServer server = start(Subjects.SEPARATE)) {
            String ours = bundle.tokens().authToken("alice").signed();
            assertThat(server.get("/pages/user", ours).body()).isEqualTo("our alice");
            assertThat(server.get("/pages/admin", ours).body()).isEqualTo("admin");

            assertThat(server.get("/pages/user", alice()).statusCode()).isEqualTo(401);
            assertThat(server.get("/pages/optional", alice()).statusCode()).isEqualTo(401);
            assertThat(server.get("/pages/admin", alice()).statusCode()).isEqualTo(403);
            assertThat(server.get("/pages/token", alice()).body()).isEqualTo("alice");
        }
    }

    @Test
    void isLookedUpWhereSubjectsAreShared() throws Exception {
        try (TestServer server = start(Subjects.SHARED)) {
            assertThat(server.get("/pages/user", alice()).body()).isEqualTo("our alice");
            assertThat(server.get("/pages/admin", alice()).body()).isEqualTo("admin");
        }
    }

    @Test
    void isLookedUpAmongThoseOfItsIssuer() throws Exception {
        bundle.withFeature(feature -> feature.principal(
                        User.class, ISSUER, token -> Optional.of(new User("their " + token.subject())))
                .roles(ISSUER, token -> Set.of("reader")));
        try (TestServer server = start(Subjects.SEPARATE)) {
            assertThat(server.get("/pages/user", alice()).body()).isEqualTo("their alice");
            assertThat(server.get("/pages/reader", alice()).body()).isEqualTo("reader");
            assertThat(server.get("/pages/admin", alice()).statusCode()).isEqualTo(403);
            assertThat(server.get(
                                    "/pages/user",
                                    bundle.tokens().authToken("alice").signed())
                            .body())
                    .isEqualTo("our alice");
        }
    }

    @Test
    void oneLookUpForEachIssuer() {
        JwtFeatureBuilder builder = JwtFeature.builder(TestTokens.MANAGER)
                .principal(User.class, ISSUER, token -> Optional.empty())
                .roles(ISSUER, token -> Set.of());
        assertThatThrownBy(() -> builder.principal(User.class, ISSUER, token -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The look-up of User is registered twice; register it once");
        assertThatThrownBy(() -> builder.roles(ISSUER, token -> Set.of()))
                .hasMessage("The look-up of roles is registered twice; register it once");
    }

    @Path("/pages")
    public static final class Pages {
        @GET
        @Path("/user")
        public String user(@Auth User user) {
            return user.name();
        }

        @GET
        @Path("/optional")
        public String optional(@Auth Optional<User> user) {
            return user.map(User::name).orElse("nobody");
        }

        @GET
        @Path("/token")
        public String token(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("/admin")
        @RolesAllowed("admin")
        public String admin() {
            return "admin";
        }

        @GET
        @Path("/reader")
        @RolesAllowed("reader")
        public String reader() {
            return "reader";
        }
    }
}
