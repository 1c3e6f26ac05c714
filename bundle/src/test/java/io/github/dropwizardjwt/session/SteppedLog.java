package io.github.dropwizardjwt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log that a test writes, and in whose readings it does what may happen meanwhile. Used by one thread. */
final class SteppedLog implements SessionLog {
    private final List<String> lines = new ArrayList<>();
    private boolean isLost = true;
    private Runnable beforeNaming = () -> {};
    private Runnable afterNaming = () -> {};
    private @Nullable Throwable failure;

    void add(String name) {
        lines.add(name);
    }

    /** The next reading finds another log, without the lines of this one. */
    void replace() {
        lines.clear();
        isLost = true;
    }

    /** Readings fail until they succeed again. */
    void fail(@Nullable Throwable thrown) {
        failure = thrown;
    }

    /** Once, when the next reading has seen its lines and named none yet. */
    void beforeNaming(Runnable action) {
        beforeNaming = action;
    }

    /** Once, when the next reading has named its lines and is not known yet. */
    void afterNaming(Runnable action) {
        afterNaming = action;
    }

    @Override
    public void await() {}

    @Override
    public boolean readOn(Consumer<String> ended) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        List<String> seen = List.copyOf(lines);
        lines.clear();
        boolean isComplete = !isLost;
        isLost = false;
        Runnable before = beforeNaming;
        Runnable after = afterNaming;
        beforeNaming = () -> {};
        afterNaming = () -> {};
        before.run();
        seen.forEach(ended);
        after.run();
        return isComplete;
    }
}
