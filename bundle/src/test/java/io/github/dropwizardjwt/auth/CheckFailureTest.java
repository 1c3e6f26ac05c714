package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that throws admits nobody, and says in the log which one it is. */
class CheckFailureTest {
    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .check("down", List.of(), (token, path) -> {
                    throw new IllegalStateException("jdbc:secret-host is down");
                })
                .check("rejects", List.of(), (token, path) -> {
                    throw new TokenRejectedException(Reason.UNKNOWN_SUBJECT, token);
                })
                .check("unavailable", List.of(), (token, path) -> {
                    throw new TokenUnavailableException("The directory does not answer");
                })
                .check(
                        "asks-too-much",
                        List.of("project"),
                        (token, path) -> path.get("tenant").isEmpty())
                .build();
        server = TestServer.with(feature, new Project());
    }

    @ParameterizedTest
    @CsvSource({"down, 503", "unavailable, 503", "rejects, 401", "asks-too-much, 503"})
    void exceptionNeverAdmits(String path, int status) {
        var response = server.get("/projects/x/" + path, TestTokens.auth("alice"));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("secret-host");
    }

    @Test
    void failureIsLoggedWithTheNameOfTheCheck() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .check("lookup", List.of(), (token, path) -> {
                    throw new IllegalStateException("database");
                })
                .build();
        try (TestServer failing = TestServer.with(feature, new Lookup());
                Logs logs = new Logs()) {
            failing.get("/lookup", TestTokens.auth("alice"));
            failing.get("/lookup", TestTokens.auth("alice"));
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("WARN The check"))
                    .containsExactly(
                            "WARN The check \"lookup\" failed; requests that need it are rejected with 503. Logged once "
                                    + "per type of exception");
            assertThat(logs.lines())
                    .anyMatch(
                            line -> line.endsWith("The check \"lookup\" failed with java.lang.IllegalStateException"));
        }
    }

    @Path("/projects/{project}")
    public static final class Project {
        @GET
        @Path("down")
        @RequireToken(check = "down")
        public String down() {
            return "down";
        }

        @GET
        @Path("unavailable")
        @RequireToken(check = "unavailable")
        public String unavailable() {
            return "unavailable";
        }

        @GET
        @Path("rejects")
        @RequireToken(check = "rejects")
        public String rejects() {
            return "rejects";
        }

        @GET
        @Path("asks-too-much")
        @RequireToken(check = "asks-too-much")
        public String asksTooMuch() {
            return "asked";
        }
    }

    @Path("/lookup")
    public static final class Lookup {
        @GET
        @RequireToken(check = "lookup")
        public String get() {
            return "found";
        }
    }
}
