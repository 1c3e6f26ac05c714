package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens verified in another thread, or later: a rejection is answered as the filters answer it, however it comes back.
 */
class AsynchronousRejectionTest {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestTokens.feature(), Asynchronous.class, new MapperOfRuntimeExceptions());
    }

    @AfterAll
    static void stop() {
        server.close();
        THREADS.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed-before",
                "wrapped-before",
                "failed-later",
                "wrapped-later",
                "supplied",
                "supplied-and-applied",
                "composed",
                "wrapped-several-times",
                "joined",
                "got",
                "resumed",
                "resumed-later",
                "resumed-wrapped",
                "resumed-by-stage",
                "streamed"
            })
    void isAnsweredAsByAFilter(String way) {
        HttpResponse<String> rejected = server.get("/async/" + way + "/rejected");
        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(rejected.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(rejected.body())
                .isEqualTo("{\"code\":401,\"message\":\"The token is not valid for this resource.\"}");

        HttpResponse<String> unavailable = server.get("/async/" + way + "/unavailable");
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(unavailable.body())
                .isEqualTo("{\"code\":503,\"message\":\"Tokens cannot be checked at the moment.\"}");
    }

    /** What fails otherwise, also where ours is further down, is for the application's mappers. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "below-another", "without-cause"})
    void otherFailuresStayTheApplications(String failure) {
        assertThat(server.get("/async/wrapped-later/" + failure).body()).isEqualTo("mapped CompletionException");
    }

    @Test
    void mapperOfTheApplicationForTheSameExceptionKeepsTheOthers() {
        try (TestServer mapped =
                TestServer.with(TestTokens.feature(), Asynchronous.class, new MapperOfCompletionExceptions())) {
            assertThat(mapped.get("/async/wrapped-later/rejected").statusCode()).isEqualTo(401);
            assertThat(mapped.get("/async/wrapped-later/other").body()).isEqualTo("mapped to a completion");
        }
        try (TestServer mapped =
                TestServer.with(new MapperOfCompletionExceptions(), Asynchronous.class, TestTokens.feature())) {
            assertThat(mapped.get("/async/wrapped-later/rejected").statusCode()).isEqualTo(401);
            assertThat(mapped.get("/async/wrapped-later/other").body()).isEqualTo("mapped to a completion");
        }
    }

    private static RuntimeException exception(String failure) {
        return switch (failure) {
            case "rejected" -> new TokenRejectedException(Reason.EXPIRED);
            case "unavailable" -> new TokenUnavailableException("The store is down");
            case "below-another" -> new IllegalStateException(new TokenRejectedException(Reason.EXPIRED));
            case "without-cause" -> new CompletionException("no cause", null);
            default -> new IllegalStateException(failure);
        };
    }

    @Path("/async")
    @PermitAll
    public static final class Asynchronous {
        @GET
        @Path("/failed-before/{failure}")
        public CompletionStage<String> failedBefore(@PathParam("failure") String failure) {
            return CompletableFuture.failedFuture(exception(failure));
        }

        @GET
        @Path("/wrapped-before/{failure}")
        public CompletionStage<String> wrappedBefore(@PathParam("failure") String failure) {
            return CompletableFuture.failedFuture(new CompletionException(exception(failure)));
        }

        @GET
        @Path("/failed-later/{failure}")
        public CompletionStage<String> failedLater(@PathParam("failure") String failure) {
            return new FailsOnceAsked(exception(failure));
        }

        @GET
        @Path("/wrapped-later/{failure}")
        public CompletionStage<String> wrappedLater(@PathParam("failure") String failure) {
            return new FailsOnceAsked(new CompletionException(exception(failure)));
        }

        @GET
        @Path("/supplied/{failure}")
        public CompletionStage<String> supplied(@PathParam("failure") String failure) {
            return CompletableFuture.supplyAsync(() -> fail(failure), THREADS);
        }

        @GET
        @Path("/supplied-and-applied/{failure}")
        public CompletionStage<String> applied(@PathParam("failure") String failure) {
            return supplied(failure).thenApplyAsync(String::strip, THREADS).thenApply(String::strip);
        }

        @GET
        @Path("/composed/{failure}")
        public CompletionStage<String> composed(@PathParam("failure") String failure) {
            return CompletableFuture.runAsync(() -> {}, THREADS).thenCompose(nothing -> supplied(failure));
        }

        @GET
        @Path("/wrapped-several-times/{failure}")
        public CompletionStage<String> wrappedSeveralTimes(@PathParam("failure") String failure) {
            return CompletableFuture.failedFuture(
                    new CompletionException(new ExecutionException(new CompletionException(exception(failure)))));
        }

        @GET
        @Path("/joined/{failure}")
        public String joined(@PathParam("failure") String failure) {
            return CompletableFuture.supplyAsync(() -> fail(failure), THREADS).join();
        }

        @GET
        @Path("/got/{failure}")
        public String got(@PathParam("failure") String failure) throws ExecutionException, InterruptedException {
            return THREADS.submit(() -> fail(failure)).get();
        }

        @GET
        @Path("/resumed/{failure}")
        public void resumed(@PathParam("failure") String failure, @Suspended AsyncResponse response) {
            response.resume(exception(failure));
        }

        @GET
        @Path("/resumed-later/{failure}")
        public void resumedLater(@PathParam("failure") String failure, @Suspended AsyncResponse response) {
            THREADS.execute(() -> response.resume(exception(failure)));
        }

        @GET
        @Path("/resumed-wrapped/{failure}")
        public void resumedWrapped(@PathParam("failure") String failure, @Suspended AsyncResponse response) {
            THREADS.execute(() -> response.resume(new ExecutionException(exception(failure))));
        }

        @GET
        @Path("/resumed-by-stage/{failure}")
        public void resumedByStage(@PathParam("failure") String failure, @Suspended AsyncResponse response) {
            supplied(failure).thenApply(String::strip).whenComplete((text, thrown) -> response.resume(thrown));
        }

        @GET
        @Path("/streamed/{failure}")
        public StreamingOutput streamed(@PathParam("failure") String failure) {
            return out -> joined(failure);
        }

        private static String fail(String failure) {
            throw exception(failure);
        }
    }

    /** Fails in another thread, and not before Jersey waits for it. */
    private static final class FailsOnceAsked extends CompletableFuture<String> {
        private final RuntimeException failure;

        FailsOnceAsked(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            CompletableFuture<String> next = super.whenComplete(action);
            THREADS.execute(() -> completeExceptionally(failure));
            return next;
        }
    }

    public static final class MapperOfRuntimeExceptions implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException e) {
            return Response.ok("mapped " + e.getClass().getSimpleName()).build();
        }
    }

    public static final class MapperOfCompletionExceptions implements ExceptionMapper<CompletionException> {
        @Override
        public Response toResponse(CompletionException e) {
            return Response.ok("mapped to a completion").build();
        }
    }
}
