package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Idp;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of a service that has no tokens of its own. */
class CommandLineResourceServerTest {
    private static final String NO_TOKENS = "This service issues no tokens: it has neither an issuer nor a key of its "
            + "own, and only accepts those of the issuers that it trusts; to issue tokens, set jwt.issuer, jwt.algorithm "
            + "and a key, or use TokenManager.builder\n";
    private static final String NO_KEYS =
            "jwt.issuer is missing: this service only accepts tokens of trustedIssuers, and has no keys of its own\n";

    @AutoClose
    private final Idp idp = new Idp();

    @TempDir
    Path directory;

    private CommandLine jwt;

    @BeforeEach
    void configure() throws Exception {
        jwt = new CommandLine(directory, Clock.systemUTC())
                .configured("trustedIssuers:", "- issuer: " + idp.issuer.url(), "  audience: api");
    }

    @Test
    void inspectVerifiesTokensOfTheIssuer() throws Exception {
        Output output = jwt.run("inspect", "--verify", idp.token(FIRST), "FILE");

        assertThat(output.failed()).isFalse();
        assertThat(new ObjectMapper().readTree(output.out()).at("/verified").booleanValue())
                .isTrue();
        assertThat(jwt.run("inspect", "--verify", idp.token(SECOND, FIRST), "FILE")
                        .error())
                .endsWith("Token rejected: BAD_SIGNATURE\n");
    }

    @Test
    void tokenSaysWhyThereIsNone() throws Exception {
        assertFails(NO_TOKENS, "token", "--sub", "alice", "FILE");
        assertFails(NO_TOKENS, "token", "--sub", "alice", "--max-age", "1h", "FILE");
        assertFails(NO_TOKENS, "token", "--sub", "alice", "--type", "refresh", "FILE");
    }

    @Test
    void keysAndRotateSayWhyThereAreNone() throws Exception {
        assertFails(NO_KEYS, "keys", "FILE");
        assertFails(NO_KEYS, "rotate", "FILE");
    }

    @Test
    void keygenNeedsNoSection() throws Exception {
        Output output = jwt.run(
                "keygen",
                "--algorithm",
                "ES256",
                "--out",
                directory.resolve("k").toString());

        assertThat(output.failed()).isFalse();
    }

    private void assertFails(String error, String... arguments) throws Exception {
        Output output = jwt.run(arguments);

        assertThat(output.failed()).isTrue();
        assertThat(output.out()).isEmpty();
        assertThat(output.error()).endsWith(error);
    }
}
