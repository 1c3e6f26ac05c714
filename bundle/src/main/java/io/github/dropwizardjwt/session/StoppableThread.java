package io.github.dropwizardjwt.session;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that is interrupted only while it waits. Elsewhere an interrupt could damage what it works with, as
 * H2's files. Thread-safe.
 */
final class StoppableThread {
    private final Thread thread;
    private volatile boolean stopped;
    /** Guarded by this. */
    private boolean isWaiting;

    @FunctionalInterface
    interface Wait {
        void await() throws InterruptedException;
    }

    StoppableThread(Runnable work, String name) {
        this.thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends a wait, and waits until the thread has ended. */
    void stop(Duration limit) {
        stopped = true;
        wakeUp();
        interruptIfWaiting();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void interruptIfWaiting() {
        if (isWaiting) {
            thread.interrupt();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Ends {@link LockSupport#park}. */
    void wakeUp() {
        LockSupport.unpark(thread);
    }

    /**
     * Waits. Called by the thread itself.
     *
     * @throws InterruptedException if it is stopped
     */
    void await(Wait wait) throws InterruptedException {
        setWaiting(true);
        try {
            if (!stopped) {
                wait.await();
            }
        } finally {
            setWaiting(false);
        }
        if (stopped) {
            throw new InterruptedException();
        }
    }

    private synchronized void setWaiting(boolean waits) {
        isWaiting = waits;
    }
}
