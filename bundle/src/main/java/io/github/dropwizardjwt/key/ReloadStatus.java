package io.github.dropwizardjwt.key;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether keys can be reloaded from files that may be changed at any time. A failure is logged once, and known until a
 * reload succeeds. Thread-safe.
 */
public final class ReloadStatus {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReloadStatus.class);

    private final String files;
    private volatile @Nullable String problem;

    /**
     * The status of keys that have just been loaded.
     *
     * @param files what is reloaded, as the subject of messages
     */
    public ReloadStatus(String files) {
        this.files = files;
    }

    /**
     * Reloads.
     *
     * @param reload replaces the keys at its end, or throws an exception and leaves them as they are
     */
    public void attempt(Runnable reload) {
        try {
            reload.run();
            problem = null;
        } catch (UnusableKeyException e) {
            failed(e.problem());
        } catch (RuntimeException e) {
            failed("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void failed(String reason) {
        if (!reason.equals(problem)) {
            LOGGER.error("The keys stay as they are, since {} {}", files, reason);
        }
        problem = reason;
    }

    /**
     * Why the last reload failed.
     *
     * @return what is wrong and how to fix it, to be read after the name of the files; empty if nothing is wrong
     */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
