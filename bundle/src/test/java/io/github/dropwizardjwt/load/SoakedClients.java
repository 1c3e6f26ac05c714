package io.github.dropwizardjwt.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** The load of a soak: clients that use their sessions, and others that present dead tokens. */
final class SoakedClients {
    private static final int SESSIONS = 200;
    private static final int CLIENTS = 6;
    private static final int PRESENTERS = 2;
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    private final SoakedStore store;
    private final Queue<SoakedSession> sessions = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    SoakedClients(SoakedStore store) {
        this.store = store;
    }

    /** Has the clients make requests while something else is done. */
    void during(Runnable faults) throws InterruptedException {
        start(CLIENTS, this::useASession);
        start(PRESENTERS, () -> store.dead().present(store));
        try {
            faults.run();
        } finally {
            stopped = true;
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void start(int count, Runnable step) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> repeat(step), "soak-client");
            threads.add(thread);
            thread.start();
        }
    }

    private void repeat(Runnable step) {
        while (!stopped) {
            try {
                step.run();
            } catch (RuntimeException e) {
                store.violated(e.toString());
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void useASession() {
        SoakedSession session = sessions.poll();
        if (session == null || sessions.size() < SESSIONS) {
            SoakedSession.open(store).ifPresent(sessions::add);
        }
        if (session != null) {
            session.step();
            if (!session.isOver()) {
                sessions.add(session);
            }
        }
    }
}
