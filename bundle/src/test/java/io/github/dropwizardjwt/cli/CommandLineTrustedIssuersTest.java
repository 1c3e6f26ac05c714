package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jwt inspect --verify} of applications that trust an issuer. */
class CommandLineTrustedIssuersTest {
    private final Idp idp = new Idp();

    @TempDir
    Path directory;

    private CommandLine jwt;

    @BeforeEach
    void configure() throws Exception {
        jwt = new CommandLine(directory, Clock.systemUTC())
                .configured(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "trustedIssuers:",
                        "- issuer: " + idp.issuer.url(),
                        "  audience: api",
                        "  fetch: {connectTimeout: 500ms, readTimeout: 100ms}");
    }

    @AfterEach
    void close() {
        idp.close();
    }

    @Test
    void acceptsTokensOfAnIssuerThatTheApplicationTrusts() throws Exception {
        Output output = jwt.run("inspect", "--verify", idp.token(FIRST), "FILE");

        assertThat(output.failed()).isFalse();
        assertThat(new ObjectMapper().readTree(output.out()).at("/claims/iss").textValue())
                .isEqualTo(idp.issuer.url());
        assertThat(jwt.run("inspect", "--verify", idp.token(SECOND, FIRST), "FILE")
                        .error())
                .endsWith("Token rejected: BAD_SIGNATURE\n");
    }

    @Test
    void saysWhichClaimIsMissing() throws Exception {
        jwt.configured(
                "trustedIssuers:",
                "- issuer: " + idp.issuer.url(),
                "  audience: api",
                "  requiredClaims: azp=orders-web");

        assertThat(jwt.run("inspect", "--verify", idp.token(FIRST), "FILE").error())
                .endsWith("Token rejected: INVALID_CLAIMS (azp)\n");
    }

    @Test
    void saysWhyTheKeysCannotBeFetched() throws Exception {
        String token = idp.token(FIRST);
        idp.issuer.goDown();

        Output output = jwt.run("inspect", "--verify", token, "FILE");

        assertThat(output.failed()).isTrue();
        // What is logged does not get into the result, which others read.
        assertThat(output.out()).isEmpty();
        assertThat(output.error())
                .endsWith("The token cannot be verified now. No keys of " + idp.issuer.url()
                        + " are known: it did not answer: the connection was refused (ConnectException, ClosedChannelException)"
                        + " (GET " + idp.issuer.url() + "/.well-known/openid-configuration)\n");
    }

    @Test
    void doesNotWaitForAnIssuerThatNeverAnswers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        String token = idp.token(FIRST);
        idp.issuer.answer(ScriptedIssuer.after(never, ScriptedIssuer.nothing()));

        assertThat(jwt.run("inspect", "--verify", token, "FILE").error())
                .contains("The token cannot be verified now. No keys of " + idp.issuer.url() + " are known: it ");
        never.countDown();
    }

    @Test
    void asksNoIssuerAboutTokensOfTheApplicationItself() throws Exception {
        String own = jwt.run("token", "--sub", "alice", "FILE").out().strip();

        assertThat(jwt.run("inspect", "--verify", own, "FILE").failed()).isFalse();
        assertThat(idp.issuer.asked()).isZero();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        jwt.run("inspect", "--verify", idp.token(FIRST), "FILE");

        Waiting.until(
                "the threads are gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("jwt-fetch")));
    }
}
