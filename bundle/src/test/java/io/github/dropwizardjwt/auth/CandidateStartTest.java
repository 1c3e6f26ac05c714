package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.junit.jupiter.api.Test;

/** A candidate is checked when the application starts, as an enforced rule is. */
class CandidateStartTest {
    @Test
    void mistakesStopTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Mistakes()))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getMessage().split("\n  \\* "))
                        .containsExactlyInAnyOrder(
                                "The application cannot be protected as declared:",
                                "GET /mistakes/{tenant}/check (Mistakes#check): @CandidateToken, check: no check "
                                        + "\"owns\" is registered; register it with JwtBundle.withCheck",
                                "GET /mistakes/{tenant}/entry (Mistakes#entry): @CandidateToken, claims: \"a b c=\" is "
                                        + "malformed: the value is not valid JSON; text that begins like JSON goes in "
                                        + "double quotes\n    and scope: \" x\" is malformed: write name or name=value, "
                                        + "without blanks around the name",
                                "GET /mistakes/{tenant}/parameter (Mistakes#parameter): @CandidateToken names \"tenat\", "
                                        + "which is no parameter of this path; did you mean \"tenant\"?",
                                "GET /mistakes/{tenant}/several (Mistakes#several): several of its annotations carry a "
                                        + "@CandidateToken; put the one that applies on it directly"));
    }

    @Test
    void conflictingSettingsAreRejected() {
        JwtFeatureBuilder denied = JwtFeature.builder(TestTokens.MANAGER).candidateUnannotated(Unannotated.DENY);
        assertThatThrownBy(denied::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("candidateUnannotated is AUTHENTICATED or DENY, and counts methods that unannotated: ALLOW "
                        + "leaves open; set that, or remove it");
        assertThatThrownBy(denied.unannotated(Unannotated.ALLOW).candidateUnannotated(Unannotated.ALLOW)::build)
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(denied.candidateUnannotated(Unannotated.AUTHENTICATED).build())
                .isNotNull();
    }

    @Test
    void warnsOfThoseThatCanRejectNothing() {
        assertThat(logged(new Weak()))
                .containsExactlyInAnyOrder(
                        "INFO Candidate rules, which are counted and not enforced: 5",
                        "WARN GET /weak/subset (Weak#subset): its @CandidateToken rejects nothing that the enforced rule "
                                + "admits; demand more, or remove it",
                        "WARN GET /weak/any (Weak#any): its @CandidateToken rejects nothing that the enforced rule "
                                + "admits; demand more, or remove it");
    }

    @Test
    void saysNothingWhereThereIsNone() {
        assertThat(logged(new None())).isEmpty();
    }

    @Test
    void checkOfACandidateIsUsed() {
        try (Logs logs = new Logs();
                TestServer server = TestServer.with(
                        JwtFeature.builder(TestTokens.MANAGER)
                                .check("used", List.of(), (token, path) -> true)
                                .build(),
                        new Checked())) {
            assertThat(server.port()).isPositive();
            assertThat(logs.lines()).noneMatch(line -> line.startsWith("WARN"));
        }
    }

    @Test
    void onlyMethodsWithACandidateHaveAFilterMore() {
        Map<String, Long> filters = new ConcurrentHashMap<>();
        try (TestServer server =
                TestServer.with(TestTokens.feature(), new None(), new Weak(), new FilterCounter(filters))) {
            server.get("/none", TestTokens.auth("alice"));
            server.get("/weak/open");
        }
        assertThat(filters).containsEntry("none", 0L).containsEntry("weak/open", 1L);
    }

    private static List<String> logged(Object resource) {
        try (Logs logs = new Logs();
                TestServer server = TestServer.with(TestTokens.feature(), resource)) {
            assertThat(server.port()).isPositive();
            return logs.lines().stream()
                    .filter(line -> line.contains("andidate"))
                    .toList();
        }
    }

    private record FilterCounter(Map<String, Long> filters) implements ApplicationEventListener, RequestEventListener {
        @Override
        public void onEvent(ApplicationEvent event) {}

        @Override
        public RequestEventListener onRequest(RequestEvent event) {
            return this;
        }

        @Override
        public void onEvent(RequestEvent event) {
            if (event.getType() == RequestEvent.Type.REQUEST_FILTERED) {
                long candidates = 0;
                for (Object filter : event.getContainerRequestFilters()) {
                    if (filter.toString().startsWith("CandidateFilter[")) {
                        candidates++;
                    }
                }
                filters.put(event.getUriInfo().getPath(), candidates);
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @CandidateToken(scope = "a")
    @interface A {}

    @Retention(RetentionPolicy.RUNTIME)
    @CandidateToken(scope = "b")
    @interface B {}

    @Path("/mistakes/{tenant}")
    public static final class Mistakes {
        @GET
        @Path("check")
        @RequireToken
        @CandidateToken(check = "owns")
        public String check() {
            return "check";
        }

        @GET
        @Path("entry")
        @RequireToken
        @CandidateToken(claims = "a b c=", scope = " x")
        public String entry() {
            return "entry";
        }

        @GET
        @Path("parameter")
        @PermitAll
        @CandidateToken(claims = "tenant={tenat}")
        public String parameter() {
            return "parameter";
        }

        @GET
        @Path("several")
        @RequireToken
        @A
        @B
        public String several() {
            return "several";
        }
    }

    @Path("/weak")
    public static final class Weak {
        @GET
        @Path("subset")
        @RequireToken(scope = {"a", "b"})
        @CandidateToken(scope = "a")
        public String subset() {
            return "subset";
        }

        @GET
        @Path("any")
        @RequireToken(claims = "a", override = "admin")
        @CandidateToken
        public String any() {
            return "any";
        }

        @GET
        @Path("override")
        @RequireToken(scope = "a", override = "admin")
        @CandidateToken(scope = "a")
        public String override() {
            return "override";
        }

        @GET
        @Path("stronger")
        @RequireToken(scope = "a")
        @CandidateToken(scope = {"a", "b"})
        public String stronger() {
            return "stronger";
        }

        @GET
        @Path("open")
        @PermitAll
        @CandidateToken
        public String open() {
            return "open";
        }
    }

    @Path("/none")
    public static final class None {
        @GET
        @RequireToken
        public String get() {
            return "none";
        }
    }

    @Path("/checked")
    public static final class Checked {
        @GET
        @RequireToken
        @CandidateToken(check = "used")
        public String get() {
            return "checked";
        }
    }
}
