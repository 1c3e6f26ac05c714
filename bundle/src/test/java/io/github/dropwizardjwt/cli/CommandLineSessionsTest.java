package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.UnverifiedToken;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands of applications that keep sessions. */
class CommandLineSessionsTest {
    private static final String UNREACHABLE = "jwt.sessions are kept in the memory of the service, which no command "
            + "can reach; log in to the service, or keep sessions in another store\n";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(TokenType.class)
    void tokenOpensASession(TokenType type) throws Exception {
        Output output =
                configured("faulty").run("token", "--sub", "alice", "--scope", "admin", "--type", type.claim(), "FILE");

        UnverifiedToken token = Sections.manager(
                        Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET), clock)
                .decode(output.out().strip());
        assertThat(output.error()).isEmpty();
        assertThat(output.failed()).isFalse();
        assertThat(token.claims()).containsEntry("type", type.claim()).containsKey("sid");
        assertThat(token.claims().get("scope")).isEqualTo(type == TokenType.AUTH ? "admin" : null);
    }

    @Test
    void tokenIssuesNoneThatTheServiceWouldReject() throws Exception {
        assertThat(configured("memory").run("token", "--sub", "alice", "FILE"))
                .isEqualTo(new Output("", UNREACHABLE, true));
    }

    @Test
    void inspectVerifiesOnlyWhereItSeesTheSessions() throws Exception {
        String token = configured("faulty")
                .run("token", "--sub", "alice", "FILE")
                .out()
                .strip();

        // A store in memory after all, of which each command has its own: the session is not in this one.
        assertThat(configured("faulty").run("inspect", "--verify", token, "FILE"))
                .isEqualTo(new Output("", "Token rejected: REVOKED\n", true));
        assertThat(configured("memory").run("inspect", "--verify", token, "FILE"))
                .isEqualTo(new Output("", UNREACHABLE, true));
        assertThat(configured("memory").run("inspect", token, "FILE").failed()).isFalse();
    }

    private CommandLine configured(String store) throws Exception {
        return new CommandLine(directory, clock)
                .configured(
                        "issuer: example-service",
                        "algorithm: HS256",
                        "secret: " + SECRET,
                        "sessions: {type: " + store + "}");
    }
}
