package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropwizard.auth.Auth;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many users at once, on methods that answer at once, later, from other threads, or in events: each is himself. */
class PrincipalsTest {
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 10_000;
    private static final int USERS = 50;
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
    private static final List<String> ROUTES =
            List.of("/plain", "/optional", "/suspended", "/stage", "/events", "/open");

    @Test
    void nobodyIsTakenForAnother() {
        sendAll(server -> {});
    }

    @Test
    void nobodyIsTakenForAnotherOnVirtualThreads() {
        boolean has = Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
        if (!has) {
            System.out.println("PrincipalsTest: Java " + Runtime.version().feature() + " has no virtual threads");
        }
        assumeTrue(has, "No virtual threads");
        sendAll(server -> server.setEnableVirtualThreads(true));
    }

    private static void sendAll(Consumer<SimpleServerFactory> setup) {
        JwtConfiguration settings = new JwtConfiguration();
        settings.setIssuer("principals");
        settings.setAlgorithm(Algorithm.HS256);
        settings.setSecret(Sections.SECRET);
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        TestServer server = TestServer.startOn(
                factory -> {
                    LogbackAccessRequestLogFactory nothing = new LogbackAccessRequestLogFactory();
                    nothing.setAppenders(List.of());
                    factory.setRequestLogFactory(nothing);
                    setup.accept(factory);
                },
                settings,
                bundle,
                environment -> environment.jersey().register(new Resources()));
        try (server) {
            List<String> tokens = IntStream.range(0, USERS)
                    .mapToObj(user -> bundle.tokens().authToken("user-" + user).signed())
                    .toList();
            List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> CompletableFuture.runAsync(
                            () -> send(server.port(), client, tokens), command -> new Thread(command).start()))
                    .toList();
            clients.forEach(CompletableFuture::join);
        }
    }

    /** One client sends for all users in turn over one connection. */
    private static void send(int port, int seed, List<String> tokens) {
        Random random = new Random(seed);
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < REQUESTS / CLIENTS; i++) {
                String route = ROUTES.get(random.nextInt(ROUTES.size()));
                int user = random.nextInt(USERS);
                boolean named = random.nextInt(5) > 0;
                String header = named ? "Authorization: Bearer " + tokens.get(user) : "X-Nobody: 1";
                Reply reply = wire.send(Attack.get(route, null, route, Answer.LET_IN, header));
                assertThat(reply).as("%s of %s", route, user).satisfies(answer -> check(answer, route, named, user));
            }
        }
    }

    private static void check(Reply reply, String route, boolean named, int user) {
        String name = named ? "user-" + user : "nobody";
        if (!named && !route.equals("/optional") && !route.equals("/open")) {
            assertThat(reply.status()).isEqualTo(401);
        } else if (route.equals("/open")) {
            assertThat(reply.body()).isEqualTo("nobody");
        } else {
            String body = name + " " + name;
            assertThat(reply.body().strip()).isEqualTo(route.equals("/events") ? "data: " + body : body);
        }
    }

    @Path("/")
    public static final class Resources {
        @GET
        @Path("plain")
        @RequireToken
        public String plain(@Auth Token token, @Context SecurityContext context) {
            return token.subject() + " " + context.getUserPrincipal().getName();
        }

        @GET
        @Path("optional")
        public String optional(@Auth Optional<Token> token, @Context SecurityContext context) {
            return token.map(Token::subject).orElse("nobody") + " " + name(context);
        }

        @GET
        @Path("suspended")
        public void suspended(@Suspended AsyncResponse response, @Auth Token token, @Context SecurityContext context) {
            ForkJoinPool.commonPool()
                    .execute(() -> response.resume(
                            token.subject() + " " + context.getUserPrincipal().getName()));
        }

        @GET
        @Path("stage")
        @RequireToken
        public CompletionStage<String> stage(@Auth Token token, @Context SecurityContext context) {
            return CompletableFuture.supplyAsync(
                    () -> token.subject() + " " + context.getUserPrincipal().getName());
        }

        @GET
        @Path("events")
        @Produces("text/event-stream")
        public void events(
                @Context SseEventSink sink, @Context Sse sse, @Auth Token token, @Context SecurityContext context) {
            sink.send(sse.newEvent(
                            token.subject() + " " + context.getUserPrincipal().getName()))
                    .thenRun(sink::close);
        }

        /** Nobody is asked for here, so that nobody is known, whoever was here before. */
        @GET
        @Path("open")
        @PermitAll
        public String open(@Context SecurityContext context) {
            return name(context);
        }

        private static String name(SecurityContext context) {
            return context.getUserPrincipal() == null
                    ? "nobody"
                    : context.getUserPrincipal().getName();
        }
    }
}
