package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What all calls of a store have in common.
 *
 * @param workers runs each call in a thread of its own
 * @param timeout how long a request waits for a call
 * @param ticker the time
 * @param describe names a failure, without what the log must not contain
 */
record StoreAccess(Executor workers, Duration timeout, Ticker ticker, Function<Throwable, String> describe) {}
