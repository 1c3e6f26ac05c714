package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(DropwizardExtensionsSupport.class)
class TokensTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP =
            new DropwizardAppExtension<>(SampleApplication.class, "src/test/resources/sample.yml");

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    private static Invocation.Builder request(String path) {
        return APP.client()
                .target("http://localhost:" + APP.getLocalPort() + "/api" + path)
                .request();
    }

    private static int status(String path, String text) {
        return status(request(path).header("Authorization", "Bearer " + text).buildGet());
    }

    private static int status(Invocation request) {
        try (Response response = request.invoke()) {
            return response.getStatus();
        }
    }

    @Test
    void admitsWhomTheRuleAdmits() {
        assertThat(status(JWT.as("alice").on(request("/users/alice")).buildGet()))
                .isEqualTo(200);
        assertThat(status(JWT.as("bob").on(request("/users/alice")).buildGet())).isEqualTo(403);
        assertThat(status(JWT.as("bob")
                        .claim("admin", true)
                        .on(request("/users/alice"))
                        .buildGet()))
                .isEqualTo(200);
        assertThat(status(request("/cookie")
                        .cookie(JWT.as("alice").cookie("auth_token"))
                        .buildGet()))
                .isEqualTo(200);
    }

    @Test
    void issuesTokensInRealSessions() {
        Token token = JWT.as("alice").scope("read").claims(Map.of("tenant", 7)).token();

        assertThat(token.claims())
                .containsEntry("scope", "read")
                .containsEntry("tenant", 7)
                .containsKey("sid");
        assertThat(status("/auth/sessions", token.signed())).isEqualTo(200);
        int before = sessionsOf("carol");
        JWT.as("carol").text();
        assertThat(sessionsOf("carol")).isEqualTo(before + 2);
    }

    private static int sessionsOf(String subject) {
        return JWT.as(subject).on(request("/auth/sessions")).get(Map.class).get("sessions") instanceof List<?> all
                ? all.size()
                : -1;
    }

    @Test
    void signsClaimsThatTheServiceWouldNotIssue() {
        Instant now = JWT.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Token token = JWT.as("alice")
                .issuedAt(now.minusSeconds(60))
                .expiresIn(Duration.ofMinutes(5))
                .token();

        assertThat(token.issuedAt()).isEqualTo(now.minusSeconds(60));
        assertThat(token.expiresAt()).isEqualTo(now.plusSeconds(240));
        assertThat(status("/any", token.signed())).isEqualTo(200);
        assertThat(status("/any", JWT.as("alice").claim("iss", "other").text())).isEqualTo(401);
        assertThat(status("/any", JWT.as("alice").claim("exp", null).text())).isEqualTo(401);
    }

    @Test
    void issuesRefreshTokens() {
        assertThat(status(JWT.as("alice")
                        .type(TokenType.REFRESH)
                        .on(request("/renew"))
                        .buildPost(Entity.text(""))))
                .isEqualTo(200);
        assertThat(status(JWT.as("alice").on(request("/renew")).buildPost(Entity.text(""))))
                .isEqualTo(401);
    }

    @Test
    void movesTheClockOfTheService() {
        String text = JWT.as("alice").text();
        assertThat(status("/any", text)).isEqualTo(200);

        JWT.clock().advance(Duration.ofHours(2));
        assertThat(status("/any", text)).isEqualTo(401);
        assertThat(status("/any", JWT.as("alice").text())).isEqualTo(200);

        JWT.clock().reset();
        assertThat(status("/any", text)).isEqualTo(200);
    }

    @Test
    void freezesAndSetsTheClock() {
        Instant then = Instant.parse("2030-01-01T00:00:00Z");
        JWT.clock().set(then);
        assertThat(JWT.clock().instant()).isBetween(then, then.plusSeconds(60));

        JWT.clock().freeze();
        Instant frozen = JWT.clock().instant();
        assertThat(JWT.clock().instant()).isEqualTo(frozen);
        JWT.clock().advance(Duration.ofSeconds(1));
        assertThat(JWT.clock().instant()).isEqualTo(frozen.plusSeconds(1));
        assertThat(JWT.as("alice").token().issuedAt())
                .isEqualTo(frozen.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void resetsTheClockBeforeEachTest() throws Exception {
        JWT.clock().advance(Duration.ofDays(1));
        JWT.beforeEach(null);

        assertThat(Duration.between(Instant.now(), JWT.clock().instant()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void verifiesTheTokenAsTheServiceDoes() {
        TestToken old = JWT.as("alice").issuedAt(Instant.now().minus(Duration.ofDays(2)));

        assertThatThrownBy(old::token).isInstanceOf(TokenRejectedException.class);
        assertThat(old).hasToString("TestToken[AUTH, sub=alice]");
    }
}
