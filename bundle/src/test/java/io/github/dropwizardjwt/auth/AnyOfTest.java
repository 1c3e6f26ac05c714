package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Repeatable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alternatives: one must hold, beside everything else. */
class AnyOfTest {
    private static final ConcurrentLinkedQueue<Reason> REJECTED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger ASKED = new AtomicInteger();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .events(new JwtEventListener() {
                    @Override
                    public void rejected(Reason reason) {
                        REJECTED.add(reason);
                    }
                })
                .check("down", List.of(), (token, path) -> {
                    ASKED.incrementAndGet();
                    throw new IllegalStateException("down");
                })
                .check("on-call", List.of("id"), (token, path) -> {
                    ASKED.incrementAndGet();
                    return token.subject().equals("carol");
                })
                .build();
        server = TestServer.with(feature, new User());
    }

    @BeforeEach
    void reset() {
        REJECTED.clear();
        ASKED.set(0);
    }

    @ParameterizedTest
    @CsvSource({
        "acme, alice, , 200",
        "acme, bob, tenant-admin, 200",
        "acme, alice, tenant-admin, 200",
        "acme, bob, , 403",
        "acme, bob, other, 403",
        "other, alice, , 403",
        "other, bob, tenant-admin, 403"
    })
    void oneAlternativeMustHoldBesideTheOtherMembers(String tenant, String subject, String scope, int status) {
        for (String method : List.of("GET", "HEAD")) {
            assertThat(server.send(method, "/tenants/acme/users/alice", token(subject, scope, Map.of("tenant", tenant)))
                            .statusCode())
                    .as(method)
                    .isEqualTo(status);
        }
        assertThat(server.send("HEAD", "/tenants/acme/users/alice").statusCode())
                .isEqualTo(401);
    }

    @Test
    void challengeNamesTheScopeThatAnAlternativeLacks() {
        var response = server.get("/tenants/acme/users/alice", token("bob", null, Map.of("tenant", "acme")));
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"insufficient_scope\", scope=\"tenant-admin\"");
        assertThat(REJECTED).containsExactly(Reason.SCOPE_MISSING);
    }

    @Test
    void reasonIsThatOfTheFirstAlternativeIfNoneLacksOnlyAScope() {
        String path = "/tenants/acme/users/alice/staff";
        assertThat(server.get(path, token("bob", null, Map.of())).statusCode()).isEqualTo(403);
        assertThat(server.get(path, token("bob", null, Map.of("staff", true))).statusCode())
                .isEqualTo(403);
        assertThat(server.get(path, token("bob", "reader", Map.of("staff", true)))
                        .body())
                .isEqualTo("staff");
        assertThat(REJECTED).containsExactly(Reason.SUBJECT_MISMATCH, Reason.SCOPE_MISSING);
    }

    @Test
    void alternativeWithoutCheckDoesNotDependOnOneWithACheck() {
        String path = "/tenants/acme/users/alice/down";
        assertThat(server.get(path, token("bob", "admin", Map.of())).body()).isEqualTo("down");
        assertThat(ASKED).hasValue(0);
        assertThat(server.get(path, token("bob", null, Map.of())).statusCode()).isEqualTo(503);
    }

    @Test
    void checkOfAnAlternativeIsAskedOnlyIfTheRestOfItHolds() {
        String path = "/tenants/acme/users/alice/on-call";
        assertThat(server.get(path, token("carol", null, Map.of())).statusCode())
                .isEqualTo(403);
        assertThat(ASKED).hasValue(0);
        assertThat(server.get(path, token("carol", "support", Map.of())).body()).isEqualTo("on call");
        assertThat(server.get(path, token("bob", "support", Map.of())).statusCode())
                .isEqualTo(403);
        assertThat(ASKED).hasValue(2);
        assertThat(REJECTED).containsExactly(Reason.SCOPE_MISSING, Reason.CHECK_FAILED);
    }

    @Test
    void emptyAlternativeStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Empty()))
                .hasMessageContaining("GET /empty (Empty#get): rule 2 of anyOf: it demands nothing, so that anyOf "
                        + "always holds; give it sub, claims, scope or check, or remove anyOf");
    }

    @Test
    void parameterOfAnAlternativeMustBeInThePath() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Misspelled()))
                .hasMessageContaining(
                        "@RequireToken names \"usr\", which is no parameter of this path; did you mean " + "\"user\"?");
    }

    /** Of two annotations, neither would be found: the method would be open. */
    @Test
    void annotationIsNotRepeatable() {
        assertThat(RequireToken.class.isAnnotationPresent(Repeatable.class)).isFalse();
    }

    private static String token(String subject, String scope, Map<String, ?> claims) {
        return TestTokens.MANAGER.authToken(subject, scope, claims).signed();
    }

    @Path("/tenants/{tenant}/users/{id}")
    public static final class User {
        @GET
        @RequireToken(
                claims = "tenant={tenant}",
                anyOf = {@Rule(sub = "id"), @Rule(scope = "tenant-admin")})
        public String get() {
            return "user";
        }

        @GET
        @Path("staff")
        @RequireToken(anyOf = {@Rule(sub = "id"), @Rule(claims = "staff", scope = "reader")})
        public String staff() {
            return "staff";
        }

        @GET
        @Path("down")
        @RequireToken(anyOf = {@Rule(check = "down"), @Rule(scope = "admin")})
        public String down() {
            return "down";
        }

        @GET
        @Path("on-call")
        @RequireToken(anyOf = @Rule(scope = "support", check = "on-call"))
        public String onCall() {
            return "on call";
        }
    }

    @Path("/empty")
    public static final class Empty {
        @GET
        @RequireToken(anyOf = {@Rule(scope = "a"), @Rule})
        public String get() {
            return "empty";
        }
    }

    @Path("/misspelled/{user}")
    public static final class Misspelled {
        @GET
        @RequireToken(anyOf = @Rule(sub = "usr"))
        public String get() {
            return "misspelled";
        }
    }
}
