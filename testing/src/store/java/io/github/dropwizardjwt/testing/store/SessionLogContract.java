package io.github.dropwizardjwt.testing.store;

import static io.github.dropwizardjwt.testing.store.SampleSessions.foreignToken;
import static io.github.dropwizardjwt.testing.store.SampleSessions.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionLog;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionLog} promises. Each store that has one and is shared by several nodes extends this, and adds
 * what is its own: a log that is replaced, shortened, or full.
 */
public abstract class SessionLogContract {
    private static final int WRITERS = 8;
    private static final int ENDS_PER_WRITER = 200;

    private SessionStore store;
    private SessionLog log;
    private final List<String> named = new ArrayList<>();

    /**
     * Returns the store of one node. Called several times before and in a test: all stores have the same sessions.
     *
     * @return a store with a log
     */
    protected abstract SessionStore node();

    @BeforeEach
    final void openLog() {
        store = node();
        log = node().log().orElseThrow();
        assertThat(log.readOn(name -> {}))
                .as("whether the first call knows what was missed")
                .isFalse();
    }

    @Test
    void namesASessionThatEnded() {
        Session session = added("alice");
        assertThat(store.remove(session.sid())).isTrue();

        assertThat(read()).containsExactly(session.sid());
        assertThat(read()).as("what was named already").isEmpty();
    }

    @Test
    void namesNothingElse() {
        Session session = added("alice");
        store.advance(SampleSessions.advanced(session));
        store.remove(SampleSessions.of("alice").sid());
        store.removeSome("nobody-" + session.sid(), 10);
        store.purge(SampleSessions.openedAt());

        assertThat(read()).isEmpty();
    }

    @Test
    void namesEachSessionOfASubject() {
        String subject = "crowd-" + SampleSessions.of("x").sid();
        List<String> sids =
                Stream.generate(() -> added(subject).sid()).limit(20).toList();
        assertThat(store.removeSome(subject, 100)).isEqualTo(20);

        assertThat(read()).containsExactlyInAnyOrderElementsOf(sids);
    }

    @Test
    void namesTheSessionOfARevokedToken() {
        Session session = added("alice");
        store.revoke(tokenOf(session));

        assertThat(read()).containsExactly(session.sid());
    }

    @Test
    void namesARevokedTokenOfAnotherIssuer() {
        TokenReference token = foreignToken();
        store.revoke(token);

        assertThat(read()).containsExactly(token.hash());
    }

    @Test
    void namesTheSameToEachNode() {
        SessionLog other = node().log().orElseThrow();
        other.readOn(name -> {});
        Session session = added("alice");
        store.remove(session.sid());

        Set<String> toTheOther = new HashSet<>();
        assertThat(other.readOn(toTheOther::add)).isTrue();
        assertThat(toTheOther).containsExactly(session.sid());
        assertThat(read()).containsExactly(session.sid());
    }

    @Test
    void namesAgainWhatAFailedReadingHasNamedInPart() {
        Session session = added("alice");
        store.remove(session.sid());
        IllegalStateException failure = new IllegalStateException("while names are received");
        try {
            log.readOn(name -> {
                throw failure;
            });
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(failure);
        }

        assertThat(read()).containsExactly(session.sid());
    }

    /** Several writers at once: whoever has seen a session end sees its line in a reading that begins later. */
    @Test
    void missesNothingOfSeveralWriters() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        Set<String> ended = ConcurrentHashMap.newKeySet();
        AtomicBoolean isOver = new AtomicBoolean();
        try {
            List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        SessionStore own = node();
                        for (int i = 0; i < ENDS_PER_WRITER; i++) {
                            Session session = SampleSessions.of("writer-" + number);
                            own.add(session);
                            own.remove(session.sid());
                            ended.add(session.sid());
                        }
                        return null;
                    })
                    .toList();
            Future<Set<String>> reader = threads.submit(() -> {
                Set<String> heard = new HashSet<>();
                boolean wasOver;
                do {
                    wasOver = isOver.get();
                    Set<String> visible = new HashSet<>(ended);
                    assertThat(log.readOn(heard::add)).isTrue();
                    assertThat(heard).containsAll(visible);
                } while (!wasOver);
                return heard;
            });
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            isOver.set(true);
            assertThat(reader.get()).hasSize(WRITERS * ENDS_PER_WRITER).isEqualTo(ended);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Reads on.
     *
     * @return what is named
     */
    protected final List<String> read() {
        named.clear();
        assertThat(log.readOn(named::add))
                .as("whether it is known what was missed")
                .isTrue();
        return List.copyOf(named);
    }

    /**
     * Returns what reads.
     *
     * @return the log, after its first call
     */
    protected final SessionLog log() {
        return log;
    }

    /**
     * Adds a session.
     *
     * @param subject its subject
     * @return the session
     */
    protected final Session added(String subject) {
        Session session = SampleSessions.of(subject);
        store.add(session);
        return session;
    }
}
