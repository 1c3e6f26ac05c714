package io.github.dropwizardjwt.config.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Timer;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@code jwt.verification} measures what the cache saves. */
class VerificationTimerTest {
    private final AtomicReference<Timer> timer = new AtomicReference<>();
    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);

    private TestServer start(String cache) throws Exception {
        return TestServer.start(
                Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "verifiedTokenCache: {enabled: " + cache + "}"),
                bundle,
                environment -> timer.set(environment.metrics().timer("jwt.verification")));
    }

    @Test
    void measuresATokenOnceWhileItIsCached() throws Exception {
        try (TestServer server = start("true")) {
            Token token = bundle.tokens().authToken("alice");
            for (int i = 0; i < 5; i++) {
                bundle.tokens().verify(token.signed());
            }

            assertThat(timer.get().getCount()).isEqualTo(1);
            assertThat(timer.get().getSnapshot().getMax()).isPositive();
            assertThat(server.get("/admin/metrics").body()).contains("\"jwt.verification\":{\"count\":1,");
        }
    }

    @Test
    void measuresInvalidTokensToo() throws Exception {
        try (TestServer server = start("true")) {
            bundle.tokens().isValid("x");
            bundle.tokens().isValid("x");
            bundle.tokens()
                    .verifyEvenIfRevoked(bundle.tokens().authToken("alice").signed(), TokenType.AUTH);

            assertThat(timer.get().getCount()).isEqualTo(3);
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void measuresEachTimeWithoutACache() throws Exception {
        try (TestServer server = start("false")) {
            String token = bundle.tokens().authToken("alice").signed();
            bundle.tokens().verify(token);
            bundle.tokens().verify(token);

            assertThat(timer.get().getCount()).isEqualTo(2);
            assertThat(server.port()).isPositive();
        }
    }
}
