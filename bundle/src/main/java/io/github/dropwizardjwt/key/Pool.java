package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A pool of objects that are expensive to create and not thread-safe, such as an initialized
 * {@link java.security.Signature}. It keeps a few; a thread that finds none creates another. Not a thread local:
 * virtual threads are many, and each serves one request. Thread-safe.
 */
final class Pool<T> {
    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(
            Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);
    private final Factory<T> factory;

    @FunctionalInterface
    interface Factory<T> {
        T create() throws GeneralSecurityException;
    }

    @FunctionalInterface
    interface Use<T, R> {
        R by(T object) throws GeneralSecurityException;
    }

    Pool(Factory<T> factory) {
        this.factory = factory;
    }

    /** Creates the first object. */
    void prepare() throws GeneralSecurityException {
        kept.set(0, factory.create());
    }

    /** Forgets all objects. */
    void clear() {
        for (int place = 0; place < kept.length(); place++) {
            kept.set(place, null);
        }
    }

    /** Lends an object. If its use fails it is not kept, since its state is unknown. */
    <R> R lend(Use<T, R> use) throws GeneralSecurityException {
        // Spreads threads over the places, so that two seldom use the same one.
        int place = (int) (Thread.currentThread().getId() & (kept.length() - 1));
        T found = kept.getAndSet(place, null);
        T object = found == null ? factory.create() : found;
        R result = use.by(object);
        kept.setRelease(place, object);
        return result;
    }
}
