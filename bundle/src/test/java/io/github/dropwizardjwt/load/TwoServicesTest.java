package io.github.dropwizardjwt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service issues tokens and publishes its keys, which rotate; another trusts it. */
class TwoServicesTest {
    private static final String ISSUER = "issuing-service";

    @TempDir
    Path keys;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void tokensCountWhileKeysRotateAndTheIssuerIsRestarted() throws Exception {
        JwtBundle<Host> issuing = bundle();
        TestServer issuer = TestServer.start(issuing(), issuing, environment -> {});
        int port = issuer.port();
        try (TestServer trusting = TestServer.start(
                IssuerServer.section("issuer: " + ISSUER + ", audience: [], algorithms: [ES256], jwksUri: "
                        + "'http://localhost:" + port + "/.well-known/jwks.json', fetch: {minRefreshInterval: 100ms}"),
                bundle(),
                environment -> environment.jersey().register(new IssuerServer.Resources()))) {
            String first = token(issuing);
            assertThat(status(trusting, first)).isEqualTo(200);

            addKey("2026-11-24T13-00-00Z.ES256.pem", issuer, 2);
            clock.set(Instant.parse("2026-11-24T13:00:07Z"));
            String second = token(issuing);
            assertThat(second).isNotEqualTo(first);
            // The first token of a new key, which the trusting service has not heard of.
            assertThat(status(trusting, second)).isEqualTo(200);
            assertThat(status(trusting, first)).isEqualTo(200);

            issuer.close();
            assertThat(status(trusting, token(issuing))).isEqualTo(200);
            assertThat(status(trusting, first)).isEqualTo(200);

            JwtBundle<Host> restarted = bundle();
            issuer = TestServer.startAt(port, issuing(), restarted, environment -> {});
            assertThat(status(trusting, token(restarted))).isEqualTo(200);
            addKey("2026-11-24T14-00-00Z.ES256.pem", issuer, 3);
            clock.set(Instant.parse("2026-11-24T14:00:07Z"));
            assertThat(status(trusting, token(restarted))).isEqualTo(200);
            assertThat(status(trusting, second)).isEqualTo(200);

            clock.advance(Duration.ofDays(1));
            assertThat(status(trusting, first)).isEqualTo(401);
            assertThat(status(trusting, token(restarted))).isEqualTo(200);
        } finally {
            issuer.close();
        }
    }

    private JwtBundle<Host> bundle() {
        return new JwtBundle<>(Host::getJwt).withClock(clock);
    }

    private JwtConfiguration issuing() throws Exception {
        return Sections.read(
                "issuer: " + ISSUER,
                "algorithm: ES256",
                "authMaxAge: 1d",
                "generateMissing: true",
                "publishKeys: true",
                "keyDirectory: {path: " + keys + ", reloadInterval: 1s}");
    }

    private void addKey(String name, TestServer issuer, int count) {
        KeyFiles.create(Algorithm.ES256, keys.resolve(name));
        Waiting.until(
                "the key is published",
                () -> issuer.get("/.well-known/jwks.json").body().split("\"kid\"", -1).length == count + 1);
    }

    private static String token(JwtBundle<Host> issuing) {
        return issuing.tokens().authToken("alice", "read").signed();
    }

    private static int status(TestServer trusting, String token) {
        return trusting.get("/", token).statusCode();
    }
}
