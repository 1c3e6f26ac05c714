package io.github.dropwizardjwt.key.remote;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Returns what a test sets: the P-256 key of the tests under some ids, or a failure. */
final class ScriptedSource implements JwkSetSource {
    private volatile List<String> ids;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private volatile boolean closed;
    private final AtomicInteger begun = new AtomicInteger();

    ScriptedSource(String... ids) {
        this.ids = List.of(ids);
    }

    /** From now on these keys; none for a failure. */
    void give(String... next) {
        ids = List.of(next);
    }

    /** From now on fetches take until {@link #open()}. */
    void shut() {
        gate = new CompletableFuture<>();
    }

    void open() {
        gate.complete(null);
    }

    /** How many fetches have begun. */
    int begun() {
        return begun.get();
    }

    @Override
    public CompletableFuture<Fetched> fetch() {
        List<String> given = ids;
        begun.incrementAndGet();
        return gate.thenCompose(open -> given.isEmpty()
                ? CompletableFuture.failedFuture(new FetchFailedException("is down, says the test"))
                : CompletableFuture.completedFuture(fetched(given)));
    }

    private static Fetched fetched(List<String> given) {
        String set = Jwks.set(given.stream()
                .map(id -> Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"" + id + "\""))
                .toArray(String[]::new));
        return new Fetched(JsonWebKeySet.read(set.getBytes(StandardCharsets.UTF_8), Set.of(Algorithm.ES256)), null);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
