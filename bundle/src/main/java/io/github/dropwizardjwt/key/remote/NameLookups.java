package io.github.dropwizardjwt.key.remote;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Looks up names of hosts before the HTTP client does. The client would block one of its threads, which all issuers
 * share, for as long as the resolver takes; the Java runtime remembers the result for it. Thread-safe.
 */
final class NameLookups {
    static final NameLookups SHARED = new NameLookups(FetchThreads.SHARED.blocking());

    private final Executor blocking;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    private NameLookups(Executor blocking) {
        this.blocking = blocking;
    }

    /**
     * Looks a name up, once for all who need it at the same time.
     *
     * @return completes when the address is known; fails with a {@link FetchFailedException} if there is none
     */
    CompletableFuture<Void> of(String host) {
        if (InetAddresses.isUriInetAddress(host)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> lookup =
                running.computeIfAbsent(host, name -> CompletableFuture.runAsync(() -> resolve(name), blocking));
        return lookup.whenComplete((nothing, failure) -> running.remove(host, lookup));
    }

    private static void resolve(String name) {
        try {
            InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new CompletionException(new FetchFailedException(ConnectionFailure.describe(e)));
        }
    }
}
