package io.github.dropwizardjwt.token;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Look-ups of issuers that are running: one for each issuer, for which other requests wait. Thread-safe. */
final class IssuerLookups {
    /** Low: a flood of invented names must not take all connections of the application's database. */
    static final int MAX_ASKING = 32;
    /** A flood of tokens with one name must not block all threads either. */
    static final int MAX_WAITING = 256;

    private final Semaphore asking;
    private final Semaphore waiting;
    private final ConcurrentMap<String, CompletableFuture<Optional<FoundIssuer>>> running = new ConcurrentHashMap<>();

    private IssuerLookups(int maxAsking, int maxWaiting) {
        this.asking = new Semaphore(maxAsking);
        this.waiting = new Semaphore(maxWaiting);
    }

    static IssuerLookups ofUnknownIssuers() {
        return new IssuerLookups(MAX_ASKING, MAX_WAITING);
    }

    /**
     * With places of their own, which unknown ones do not take. There are only so many, each looked up once at a time.
     */
    static IssuerLookups ofKnownIssuers() {
        return new IssuerLookups(Integer.MAX_VALUE, MAX_WAITING);
    }

    /**
     * Runs a look-up, or waits for the one that is running.
     *
     * @throws TokenUnavailableException if it fails, or there are too many
     */
    Optional<FoundIssuer> ask(String issuer, Supplier<Optional<FoundIssuer>> lookup) {
        CompletableFuture<Optional<FoundIssuer>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<FoundIssuer>> other = running.putIfAbsent(issuer, mine);
        if (other != null) {
            return within(waiting, () -> result(other));
        }
        try {
            mine.complete(within(asking, lookup));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            running.remove(issuer, mine);
        }
        return result(mine);
    }

    private static <T> T within(Semaphore places, Supplier<T> action) {
        if (!places.tryAcquire()) {
            throw new TokenUnavailableException("Too many issuers are being looked up");
        }
        try {
            return action.get();
        } finally {
            places.release();
        }
    }

    private static Optional<FoundIssuer> result(CompletableFuture<Optional<FoundIssuer>> lookup) {
        try {
            return lookup.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw new TokenUnavailableException("The issuer could not be looked up", cause == null ? e : cause);
        }
    }
}
