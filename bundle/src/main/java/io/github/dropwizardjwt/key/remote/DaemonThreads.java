package io.github.dropwizardjwt.key.remote;

import java.util.concurrent.ThreadFactory;

/** Creates daemon threads, which do not keep the process alive. */
record DaemonThreads(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
