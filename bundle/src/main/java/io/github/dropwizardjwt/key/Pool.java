package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects that are expensive to make and serve one thread at a time, a {@link java.security.Signature} with its
 * key for one. There is room for a few; who finds none makes another. Not one per thread: virtual threads are many and
 * live for one request.
 */
final class Pool<T> {
    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(
            Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);
    private final Maker<T> maker;

    @FunctionalInterface
    interface Maker<T> {
        T make() throws GeneralSecurityException;
    }

    @FunctionalInterface
    interface Use<T> {
        boolean by(T object) throws GeneralSecurityException;
    }

    Pool(Maker<T> maker) {
        this.maker = maker;
    }

    /** Makes the first object. */
    void prepare() throws GeneralSecurityException {
        kept.set(0, maker.make());
    }

    /** Lends an object. One whose use fails is not kept: it may be in the middle of something. */
    boolean lend(Use<T> use) throws GeneralSecurityException {
        // Spreads threads over the places, so that two seldom ask for the same one.
        int place = (int) (Thread.currentThread().getId() & (kept.length() - 1));
        T found = kept.getAndSet(place, null);
        T object = found == null ? maker.make() : found;
        boolean result = use.by(object);
        kept.setRelease(place, object);
        return result;
    }
}
