package io.github.dropwizardjwt.key.remote;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Limits how many threads of requests wait for the keys of one issuer, and of all issuers together: a flood of bad
 * tokens must not block them all. Thread-safe.
 */
final class WaitLimit {
    private static final Semaphore ALL = new Semaphore(256);

    private final Semaphore own = new Semaphore(64);

    /**
     * Does what waits, unless too many wait already.
     *
     * @return whether it was done
     */
    boolean attempt(Runnable waiting) {
        return within(
                own,
                () -> within(ALL, () -> {
                    waiting.run();
                    return true;
                }));
    }

    private static boolean within(Semaphore places, BooleanSupplier waiting) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return waiting.getAsBoolean();
        } finally {
            places.release();
        }
    }
}
