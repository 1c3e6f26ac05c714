package io.github.dropwizardjwt.key.remote;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for fetches. */
final class Fetches {
    private Fetches() {}

    /** What was fetched, or the failure as it was given. */
    static <T> T await(CompletableFuture<T> fetch) throws Exception {
        try {
            return fetch.orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
