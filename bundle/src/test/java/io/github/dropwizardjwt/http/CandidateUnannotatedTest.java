package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Which requests methods without an annotation get, before they are denied. */
class CandidateUnannotatedTest {
    private static final List<String> PATHS = List.of(
            "/old",
            "/old/open",
            "/old/guarded",
            "/old/optional",
            "/old/roles",
            "/old/below",
            "/old/below/guarded",
            "/old/guarded-below");

    private final List<String> reported = new CopyOnWriteArrayList<>();

    @Test
    void countsAllRequestsThatWouldBeDenied() throws Exception {
        assertThat(requested("DENY", ""))
                .containsExactly(
                        "Old#list UNANNOTATED without token",
                        "Old#below UNANNOTATED without token",
                        "Below#get UNANNOTATED without token",
                        "Old#below UNANNOTATED without token");
        assertThat(requested("DENY", "alice"))
                .containsExactly(
                        "Old#list UNANNOTATED",
                        "Old#below UNANNOTATED",
                        "Below#get UNANNOTATED",
                        "Old#below UNANNOTATED",
                        "Below#get admitted");
    }

    @Test
    void countsRequestsWithoutAToken() throws Exception {
        assertThat(requested("authenticated", ""))
                .containsExactly(
                        "Old#list NO_TOKEN without token",
                        "Old#below NO_TOKEN without token",
                        "Below#get NO_TOKEN without token",
                        "Old#below NO_TOKEN without token");
        assertThat(requested("authenticated", "alice"))
                .containsExactly(
                        "Old#list admitted",
                        "Old#below admitted",
                        "Below#get admitted",
                        "Old#below admitted",
                        "Below#get admitted");
    }

    @Test
    void countsTheRouteWithAndWithoutToken() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        try (TestServer server = start(bundle, "DENY")) {
            server.get("/old");
            server.get("/old", "not a token");
            server.get("/old", bundle.tokens().authToken("alice").signed());

            assertThat(server.get("/admin/metrics").body())
                    .contains("\"jwt.candidate.GET /old.rejected\":{\"count\":3}")
                    .contains("\"jwt.candidate.GET /old.rejected-without-token\":{\"count\":2}")
                    .doesNotContain("/old.admitted");
        }
    }

    private List<String> requested(String candidate, String subject) throws Exception {
        reported.clear();
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt).withEvents(new Recorder(reported));
        try (TestServer server = start(bundle, candidate)) {
            for (String path : PATHS) {
                if (subject.isEmpty()) {
                    server.get(path);
                } else {
                    server.get(path, bundle.tokens().authToken(subject).signed());
                }
            }
            assertThat(server.send("OPTIONS", "/old").statusCode()).isEqualTo(200);
        }
        return reported;
    }

    private static TestServer start(JwtBundle<Host> bundle, String candidate) throws Exception {
        return TestServer.start(
                Sections.read(
                        "issuer: tests",
                        "algorithm: HS256",
                        "secret: " + Sections.SECRET,
                        "unannotated: ALLOW",
                        "candidateUnannotated: " + candidate),
                bundle,
                environment -> environment.jersey().register(new Old()));
    }

    private record Recorder(List<String> reported) implements JwtEventListener {
        @Override
        public void wouldReject(Decision decision) {
            reported.add(decision.resource() + " " + decision.reason()
                    + (decision.token().isEmpty() ? " without token" : ""));
        }

        @Override
        public void wouldAdmit(Decision decision) {
            reported.add(decision.resource() + " admitted");
        }
    }

    @Path("/old")
    public static final class Old {
        @GET
        public String list() {
            return "list";
        }

        @GET
        @Path("open")
        @PermitAll
        public String open() {
            return "open";
        }

        @GET
        @Path("guarded")
        @RequireToken
        public String guarded() {
            return "guarded";
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token) {
            return "optional";
        }

        @GET
        @Path("roles")
        @RolesAllowed("admin")
        public String roles() {
            return "roles";
        }

        @Path("below")
        public Below below() {
            return new Below();
        }

        @Path("guarded-below")
        @RequireToken
        public Below guardedBelow() {
            return new Below();
        }
    }

    public static final class Below {
        @GET
        public String get() {
            return "get";
        }

        @GET
        @Path("guarded")
        @RequireToken
        public String guarded() {
            return "guarded";
        }
    }
}
