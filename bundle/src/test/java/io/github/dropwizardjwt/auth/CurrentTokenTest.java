package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The token of the request, in services below a resource. */
class CurrentTokenTest {
    public record User(String name) {}

    private static JwtFeature feature() {
        return JwtFeature.builder(TestTokens.MANAGER)
                .principal(
                        User.class,
                        token -> Optional.of(new User(token.subject()))
                                .filter(user -> !user.name().equals("deleted")))
                .build();
    }

    @Test
    void isThatOfTheRequestOfTheThread() {
        JwtFeature feature = feature();
        try (TestServer server = TestServer.with(feature, new Notes(new Service(feature.currentToken())))) {
            assertThat(server.get("/notes", TestTokens.auth("alice")).body()).isEqualTo("alice alice");
            assertThat(server.get("/notes", TestTokens.auth("bob")).body()).isEqualTo("bob bob");
            assertThat(server.get("/notes", TestTokens.auth("deleted")).statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/notes/open").body()).isEqualTo("nobody");
            assertThat(server.get("/notes/open", TestTokens.auth("alice")).body())
                    .isEqualTo("alice");
        }
    }

    @Test
    void lookUpMayAskForAnotherPrincipal() {
        AtomicReference<CurrentToken> current = new AtomicReference<>();
        JwtFeature feature = JwtFeature.builder(TestTokens.MANAGER)
                .principal(User.class, token -> Optional.of(new User(token.subject())))
                .principal(
                        Team.class,
                        token -> Optional.of(
                                new Team(current.get().principal(User.class).name())))
                .build();
        current.set(feature.currentToken());
        try (TestServer server = TestServer.with(feature, new Teams())) {
            assertThat(server.get("/team", TestTokens.auth("alice")).body()).isEqualTo("team of alice");
        }
    }

    @Test
    void anotherThreadServesNoRequest() {
        JwtFeature feature = feature();
        try (TestServer server = TestServer.with(feature, new Notes(new Service(feature.currentToken())))) {
            assertThat(server.get("/notes/thread", TestTokens.auth("alice")).body())
                    .isEqualTo("This thread serves no request; take the token in the thread of the request, and hand "
                            + "it over; alice");
        }
    }

    @Test
    void withoutATokenThereIsNone() {
        JwtFeature feature = feature();
        try (TestServer server = TestServer.with(feature, new Notes(new Service(feature.currentToken())))) {
            assertThat(server.get("/notes/none").body())
                    .isEqualTo("The request has no token; demand one with @RequireToken, or ask with find()");
        }
    }

    @Test
    void outsideOfJerseyThereIsNoRequest() {
        assertThatThrownBy(() -> feature().currentToken().find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This thread serves no request");
    }

    @Test
    void isInjectedAndTheBundleHasIt() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        assertThatThrownBy(bundle::currentToken)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ask for currentToken() in Application.run");
        try (TestServer server = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> {
                    environment.jersey().register(Injected.class);
                    environment.jersey().register(new Notes(new Service(bundle.currentToken())));
                })) {
            String alice = bundle.tokens().authToken("alice").signed();
            assertThat(server.get("/injected", alice).body()).isEqualTo("alice");
            assertThat(server.get("/notes/open", alice).body()).isEqualTo("alice");
        }
    }

    /** Knows neither Jersey nor the request. */
    private record Service(CurrentToken current) {
        String names() {
            return current.get().subject() + " " + current.principal(User.class).name();
        }

        String subject() {
            return current.find().map(Token::subject).orElse("nobody");
        }

        String problem() {
            try {
                return subject();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    public record Team(String lead) {}

    @Path("/team")
    public static final class Teams {
        @GET
        public String get(@Auth Team team) {
            return "team of " + team.lead();
        }
    }

    @Path("/notes")
    public static final class Notes {
        private final Service service;

        Notes(Service service) {
            this.service = service;
        }

        @GET
        @RequireToken
        public String names() {
            return service.names();
        }

        @GET
        @Path("/open")
        public String open(@Auth Optional<Token> token) {
            return service.subject();
        }

        @GET
        @Path("/none")
        public String none(@Auth Optional<Token> token) {
            try {
                return service.names();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }

        @GET
        @Path("/thread")
        @RequireToken
        public String thread() throws ExecutionException, InterruptedException {
            Token taken = service.current.get();
            return CompletableFuture.supplyAsync(() -> service.problem() + "; " + taken.subject())
                    .get();
        }
    }

    @Path("/injected")
    public static final class Injected {
        private final CurrentToken current;

        @Inject
        public Injected(CurrentToken current) {
            this.current = current;
        }

        @GET
        @RequireToken
        public String get() {
            return current.get().subject();
        }
    }
}
