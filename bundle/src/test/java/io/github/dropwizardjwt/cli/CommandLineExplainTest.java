package io.github.dropwizardjwt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jwt explain} and {@code jwt can}. */
class CommandLineExplainTest {
    private static final String CALLED = "called";
    private static final String[] STATELESS = {
        "issuer: example-service", "algorithm: HS256", "secret: " + Sections.SECRET
    };

    @TempDir
    private java.nio.file.Path directory;

    private CommandLine application;

    @BeforeEach
    void configure() throws IOException {
        application = new CommandLine(directory, new JwtBundle<>(Host::getJwt))
                .starting(environment -> environment.jersey().register(new UserResource()))
                .configured(STATELESS);
    }

    private String token(String subject) throws Exception {
        return application.run("token", "--sub", subject, "FILE").out().strip();
    }

    @Test
    void explainsARequestWithATokenFromTheStandardInput() throws Exception {
        String token = token("alice");

        Output output = application.runPiped(token + "\n", "explain", "--path", "/users/bob", "FILE");

        assertThat(output.failed()).isFalse();
        assertThat(output.out())
                .startsWith("GET /users/bob -> UserResource#greet   (token sub={username} unless admin)\n  ok ")
                .endsWith("  FAIL  sub is not the path parameter username\nrejected: 403 SUBJECT_MISMATCH\n")
                .doesNotContain(token, "alice", CALLED);
    }

    @Test
    void printsClaimsIfAsked() throws Exception {
        java.nio.file.Path file = Files.writeString(directory.resolve("token"), token("alice") + "\n");

        Output output = application.run(
                "explain", "--values", "--token-file", file.toString(), "--path", "/users/alice", "FILE");

        assertThat(output.out()).contains("\nadmitted\n{").contains("\"sub\" : \"alice\"");
    }

    @Test
    void explainsARequestWithoutAToken() throws Exception {
        assertThat(application
                        .run("explain", "--no-token", "--method", "POST", "--path", "/users/bob", "FILE")
                        .out())
                .isEqualTo("POST /users/bob\n  FAIL  the route has no such method\nrejected: 405\n");
    }

    @Test
    void saysWhetherACallerIsAdmitted() throws Exception {
        Output own = application.run("can", "--as", "alice", "GET", "/users/alice", "FILE");
        Output others = application.run("can", "--as", "alice", "GET", "/users/bob", "FILE");
        Output admin = application.run("can", "--as", "alice", "--claim", "admin=true", "GET", "/users/bob", "FILE");

        assertThat(own.failed()).isFalse();
        assertThat(own.out()).endsWith("\nadmitted\n");
        assertThat(others.failed()).isTrue();
        assertThat(others.out()).endsWith("\nrejected: 403 SUBJECT_MISMATCH\n");
        assertThat(others.error()).contains("Not admitted");
        assertThat(admin.failed()).isFalse();
        assertThat(admin.out()).endsWith("\nadmitted by an override, in spite of SUBJECT_MISMATCH\n");
    }

    @Test
    void opensASessionForTheCallerAndEndsIt() throws Exception {
        application.configured(
                STATELESS[0], STATELESS[1], STATELESS[2], "sessions: {type: memory, keepGrantsFromLogin: true}");

        Output output = application.run("can", "--as", "alice", "--scope", "read", "GET", "/users/alice", "FILE");

        assertThat(output.out()).endsWith("\nadmitted\n");
    }

    @Test
    void rejectsArgumentsThatConflict() throws Exception {
        Output output = application.run("explain", "--no-token", "--token-file", "x", "--path", "/", "FILE");

        assertThat(output.failed()).isTrue();
        assertThat(output.error()).contains("--no-token conflicts with --token-file; set only one");
    }

    @Path("/users/{username}")
    public static final class UserResource {
        @GET
        @RequireToken(sub = "username", override = "admin")
        public String greet() {
            return CALLED;
        }
    }
}
