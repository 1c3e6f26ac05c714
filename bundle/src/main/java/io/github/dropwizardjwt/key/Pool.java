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

    /** Lends an object. If its use fails it is not kept, since its state is unknown. */
    <R> R lend(Use<T, R> use) throws GeneralSecurityException {
        int place = place();
        T kept = take(place);
        return lend(kept == null ? factory.create() : kept, place, use);
    }

    /**
     * Lends an object, and another one if the use of one that was kept fails: all of them may depend on the same lost
     * connection to a device, and are forgotten.
     */
    <R> R lendOrRenew(Use<T, R> use) throws GeneralSecurityException {
        int place = place();
        T kept = take(place);
        if (kept != null) {
            try {
                return lend(kept, place, use);
            } catch (GeneralSecurityException | RuntimeException e) {
                clear();
            }
        }
        return lend(factory.create(), place, use);
    }

    private <R> R lend(T object, int place, Use<T, R> use) throws GeneralSecurityException {
        R result = use.by(object);
        kept.setRelease(place, object);
        return result;
    }

    /** Spreads threads over the places, so that two seldom use the same one. */
    private int place() {
        return (int) (Thread.currentThread().getId() & (kept.length() - 1));
    }

    private @Nullable T take(int place) {
        return kept.getAndSet(place, null);
    }

    private void clear() {
        for (int place = 0; place < kept.length(); place++) {
            kept.set(place, null);
        }
    }
}
