package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of applications that add to the bundle's token manager: they verify as the service does. */
class CommandLineHooksTest {
    private static final SigningKey PARTNER = TestKeys.signing(Algorithm.ES256, "k");

    @TempDir
    Path directory;

    private CommandLine jwt;

    @BeforeEach
    void configure() throws Exception {
        TrustedIssuer partner = TrustedIssuer.builder("partner", KeySet.verifying(PARTNER.verificationKey()))
                .audience(List.of())
                .build();
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt)
                .withTokens(builder -> builder.trust(partner))
                .withRevocation(token -> {
                    if (token.subject().equals("nobody")) {
                        throw new IllegalStateException("A database that no command has");
                    }
                    return token.subject().equals("mallory");
                });
        jwt = new CommandLine(directory, bundle)
                .configured("issuer: example-service", "algorithm: HS256", "secret: " + SECRET);
    }

    @Test
    void inspectTrustsWhomTheApplicationTrusts() throws Exception {
        String foreign = TokenManager.builder("partner", KeySet.signing(PARTNER))
                .build()
                .authToken("ann")
                .signed();

        assertThat(jwt.run("inspect", "--verify", foreign, "FILE").failed()).isFalse();
    }

    @Test
    void inspectAsksTheApplicationsRevocationCheck() throws Exception {
        assertThat(inspect("ann").failed()).isFalse();
        assertThat(inspect("mallory")).isEqualTo(new Output("", "Token rejected: REVOKED\n", true));
        assertThat(inspect("nobody"))
                .isEqualTo(new Output("", "The token cannot be verified now. The revocation check failed\n", true));
    }

    private Output inspect(String subject) throws Exception {
        String token = jwt.run("token", "--sub", subject, "FILE").out().strip();
        return jwt.run("inspect", "--verify", token, "FILE");
    }
}
