package io.github.dropwizardjwt.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Names what ended in a store of the same process. Holds a bounded number of names: if nobody reads for so long that
 * there are more, it forgets them, and says so. Thread-safe.
 */
final class MemorySessionLog implements SessionLog {
    private static final long INTERVAL_MILLIS = 50;
    private static final int MAX_SIZE = 10_000;

    /** Held while something ends and is named, so that a reading sees both or neither. */
    private final Object lock;

    private final Queue<String> names = new ArrayDeque<>();
    /** Whether all are there that ended since the last reading. Before the first, nobody needs them. */
    private boolean isComplete;

    MemorySessionLog(Object lock) {
        this.lock = lock;
    }

    void add(String name) {
        synchronized (lock) {
            if (names.size() == MAX_SIZE) {
                names.clear();
                isComplete = false;
            }
            if (isComplete) {
                names.add(name);
            }
        }
    }

    @Override
    public void await() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    }

    @Override
    public boolean readOn(Consumer<String> ended) {
        synchronized (lock) {
            names.forEach(ended);
            // Only now: if it fails before, they are named again.
            names.clear();
            boolean wasComplete = isComplete;
            isComplete = true;
            return wasComplete;
        }
    }
}
