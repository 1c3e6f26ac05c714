package io.github.dropwizardjwt.key.remote;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that fetch the keys of all issuers of the process. None waits for a response. All are daemons, begin when
 * there is something to do, and end after a second without work; the timer ends once nothing is due any more, which is
 * when the last {@link RemoteKeys} are closed. Thread-safe.
 */
final class FetchThreads {
    /** The beginning of all their names. */
    static final String NAME = "jwt-fetch";

    static final FetchThreads SHARED = new FetchThreads();

    private static final int WORKERS = 4;
    private static final int BLOCKING = 64;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new DaemonThreads(NAME + "-timer"));
    private final ThreadPoolExecutor workers = pool(NAME, WORKERS);
    private final ThreadPoolExecutor blocking = pool(NAME + "-blocking", BLOCKING);

    private FetchThreads() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DaemonThreads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Starts what is due. Only for tasks that hand over to another thread. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** For sending requests, and for reading responses. Only for tasks that do not block. */
    Executor workers() {
        return workers;
    }

    /** For what may block: looking names up, and reading files. */
    Executor blocking() {
        return blocking;
    }
}
