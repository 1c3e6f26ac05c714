package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.LazyRemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer that the application has found. Those that it has only described are started when they are
 * needed, and no longer refreshed when no answer that describes them is in use. Thread-safe.
 */
final class FoundKeys {
    private final KeySource source;
    /** Null if the application has started or made them: then they are its own. */
    private final @Nullable RemoteKeys described;

    private int users = 1;

    private FoundKeys(KeySource source, @Nullable RemoteKeys described) {
        this.source = source;
        this.described = described;
    }

    /** The keys in use if an answer describes the same, and those of the answer otherwise. */
    static FoundKeys of(KeySource given, @Nullable FoundKeys inUse) {
        if (!(given instanceof RemoteKeys remote) || remote.isStarted()) {
            return new FoundKeys(given, null);
        }
        if (inUse != null && inUse.described != null && inUse.described.isSameAs(remote) && inUse.retain()) {
            return inUse;
        }
        // The application may return the same object again once these are closed.
        RemoteKeys own = remote.unstarted();
        return new FoundKeys(LazyRemoteKeys.ofService(own), own);
    }

    KeySource source() {
        return source;
    }

    private synchronized boolean retain() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
        if (users == 0 && described != null) {
            described.retire();
        }
    }
}
