package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.CandidateToken;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The Java of docs/candidate-rules.md is that of this class, and its YAML configures the service. */
class DocumentedCandidatesTest {
    private static final String OMITTED = "  # issuer, algorithm and key as before\n";
    private static final String BEFORE = "  issuer: tests\n  algorithm: HS256\n  secret: " + Sections.SECRET + "\n";

    private final Set<String> clientsToChange = ConcurrentHashMap.newKeySet();

    @Path("/orders")
    public static final class Orders {
        @GET
        @RequireToken(scope = "orders") // enforced
        @CandidateToken(scope = "orders:read", override = "admin") // counted
        public String list() {
            return "orders";
        }

        @GET
        @Path("{order}")
        @PermitAll
        @CandidateToken(check = "owns-order")
        public String get(@PathParam("order") String order) {
            return order;
        }
    }

    @Path("/old")
    public static final class Old {
        @GET
        public String get() {
            return "old";
        }
    }

    @Test
    void theJavaOfThePageIsThatOfThisClass() throws Exception {
        DocsPage.named("candidate-rules.md").assertJavaIsIn(DocumentedCandidatesTest.class, 2);
    }

    @Test
    void countsAndLogsWhatThePageSays() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt)
                .withCheck(
                        "owns-order",
                        List.of("order"),
                        (token, path) -> path.get("order").equals(token.subject()))
                .withEvents(new JwtEventListener() {
                    @Override
                    public void wouldReject(Decision decision) {
                        decision.token()
                                .ifPresent(token -> clientsToChange.add(
                                        token.claims().get("client") + " " + decision.verb() + " " + decision.route()));
                    }
                });
        try (TestServer server = TestServer.start(section(), bundle, environment -> {
                    environment.jersey().register(new Orders());
                    environment.jersey().register(new Old());
                });
                Logs logs = new Logs()) {
            Token old = bundle.tokens().authToken("alice", "orders", Map.of("client", "web"));
            Token both = bundle.tokens().authToken("alice", "orders orders:read");
            IntStream.range(0, 3).forEach(i -> server.get("/orders", old.signed()));
            server.get("/orders", both.signed());
            server.get("/orders/7");
            server.get("/old");

            assertThat(clientsToChange).containsExactly("web GET /orders");
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("INFO"))
                    .containsExactly(
                            "INFO A candidate rule would reject: SCOPE_MISSING, GET /orders (Orders#list); 1 since the last such message",
                            "INFO A candidate rule would reject: NO_TOKEN, GET /orders/{order} (Orders#get); 1 since the last such message",
                            "INFO A candidate rule would reject: UNANNOTATED, GET /old (Old#get); 1 since the last such message");
            assertThat(server.get("/admin/metrics").body())
                    .contains(
                            "\"jwt.candidate.GET /orders.admitted\":{\"count\":1}",
                            "\"jwt.candidate.GET /orders.rejected\":{\"count\":3}",
                            "\"jwt.candidate.GET /orders/{order}.rejected-without-token\":{\"count\":1}",
                            "\"jwt.candidate.GET /old.rejected\":{\"count\":1}");
        }
    }

    private static JwtConfiguration section() throws Exception {
        String yaml = DocsPage.named("candidate-rules.md").blocks("yaml").get(0);
        assertThat(yaml).contains(OMITTED);
        return Sections.readYaml(yaml.replace(OMITTED, BEFORE));
    }
}
