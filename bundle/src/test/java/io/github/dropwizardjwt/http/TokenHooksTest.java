package io.github.dropwizardjwt.http;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code JwtBundle.withRevocation} and {@code withTokens}, in services with and without sessions. */
class TokenHooksTest {
    private static final String SESSIONS = "sessions: {type: memory, keepGrantsFromLogin: true, endpoints: {}, "
            + "revocationCache: {maxStaleness: 1m}}";
    private static final String STATELESS = "realm: api";

    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();

    @Path("/")
    public static class Resources {
        @GET
        @RequireToken
        public String get() {
            return "got";
        }
    }

    private TestServer start(String line) throws Exception {
        JwtConfiguration section =
                Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET, line);
        return TestServer.start(
                section, bundle, environment -> environment.jersey().register(new Resources()));
    }

    private String token(String line, String subject) {
        return line.equals(SESSIONS)
                ? bundle.sessions().open(subject, null, Map.of()).auth().signed()
                : bundle.tokens().authToken(subject).signed();
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSIONS, STATELESS})
    void theApplicationsCheckIsAskedAboutEachToken(String line) throws Exception {
        bundle.withRevocation(token -> blocked.contains(token.subject()));
        try (TestServer server = start(line)) {
            String ann = token(line, "ann");
            String bob = token(line, "bob");
            assertThat(server.get("/", ann).statusCode()).isEqualTo(200);

            blocked.add("ann");

            // Although the token is in the cache of verified tokens, and the store's answer in that of revocations.
            assertThat(server.get("/", ann).statusCode()).isEqualTo(401);
            assertThat(server.get("/", bob).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSIONS, STATELESS})
    void aCheckThatFailsIsAnsweredWith503(String line) throws Exception {
        bundle.withRevocation(token -> {
            throw new IllegalStateException("list of blocked subjects is down");
        });
        try (TestServer server = start(line)) {
            assertThat(server.get("/", token(line, "ann")).statusCode()).isEqualTo(503);
            assertThat(server.get("/", "nonsense").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void sessionsEndWhateverTheApplicationsCheckSays() throws Exception {
        bundle.withRevocation(token -> false).withTokens(builder -> builder.revocation(token -> false));
        try (TestServer server = start("sessions: {type: memory}")) {
            String ann = token(SESSIONS, "ann");
            assertThat(server.get("/", ann).statusCode()).isEqualTo(200);

            bundle.sessions().revokeSubject("ann");

            assertThat(server.get("/", ann).statusCode()).isEqualTo(401);
        }
    }

    /** Its guard does not ask about revocation, since the exchange does. */
    @Test
    void noRefreshTokenIsExchangedThatTheApplicationsCheckRejects() throws Exception {
        bundle.withRevocation(token -> {
            if (blocked.contains("everybody")) {
                throw new IllegalStateException("list of blocked subjects is down");
            }
            return blocked.contains(token.subject());
        });
        try (TestServer server = start(SESSIONS)) {
            TokenPair ann = bundle.sessions().open("ann", null, Map.of());

            blocked.add("ann");
            assertThat(refresh(server, ann)).isEqualTo(401);
            blocked.add("everybody");
            assertThat(refresh(server, ann)).isEqualTo(503);
            blocked.clear();

            assertThat(refresh(server, ann)).isEqualTo(200);
        }
    }

    private static int refresh(TestServer server, TokenPair pair) {
        return server.send("POST", "/auth/refresh", pair.refresh().signed()).statusCode();
    }

    @Test
    void severalHooksAddUp() throws Exception {
        bundle.withRevocation(token -> token.subject().equals("ann"))
                .withTokens(
                        builder -> builder.revocation(token -> token.subject().equals("bob")))
                .withRevocation(token -> token.subject().equals("carol"));
        try (TestServer server = start(STATELESS)) {
            for (String subject : List.of("ann", "bob", "carol")) {
                assertThat(server.get("/", token(STATELESS, subject)).statusCode())
                        .isEqualTo(401);
            }
            assertThat(server.get("/", token(STATELESS, "dave")).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSIONS, STATELESS})
    void anIssuerWithKnownKeysCanBeTrusted(String line) throws Exception {
        SigningKey key = TestKeys.signing(Algorithm.ES256, "k");
        bundle.withTokens(builder -> builder.trust(issuer("partner", key)));
        try (TestServer server = start(line)) {
            String foreign = TokenManager.builder("partner", KeySet.signing(key))
                    .build()
                    .authToken("ann")
                    .signed();

            assertThat(server.get("/", foreign).statusCode()).isEqualTo(200);
            assertThat(server.get("/", token(line, "ann")).statusCode()).isEqualTo(200);
        }
    }

    private static TrustedIssuer issuer(String name, SigningKey key) {
        return TrustedIssuer.builder(name, KeySet.verifying(key.verificationKey()))
                .audience(List.of())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSIONS, STATELESS})
    void whatTheBundleSetsItselfStopsTheStart(String line) {
        assertStopsTheStart(
                line,
                builder -> builder.clock(new SettableClock(Instant.EPOCH)),
                "The function of JwtBundle.withTokens sets a clock, which keys and sessions would not follow; set it "
                        + "with JwtBundle.withClock instead");
        assertStopsTheStart(
                line,
                builder -> builder.trust(issuer("example-service", TestKeys.signing(Algorithm.ES256, "k"))),
                "The issuer example-service is given twice; trust it once, and never this service's own issuer");
    }

    @Test
    void sessionsOfAnotherManagerStopTheStart() {
        assertStopsTheStart(
                SESSIONS,
                builder -> builder.sessions(token -> false),
                "These tokens belong to the sessions of another SessionManager; create a TokenManager.builder for each");
    }

    private static void assertStopsTheStart(String line, Consumer<TokenManagerBuilder> customizer, String message) {
        TokenHooksTest service = new TokenHooksTest();
        service.bundle.withTokens(customizer);
        assertThatThrownBy(() -> service.start(line)).hasMessage(message);
    }
}
