package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.testing.store.SessionLogContract;
import io.github.dropwizardjwt.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemorySessionLogTest extends SessionLogContract {
    private static final int MAX_SIZE = 10_000;

    private final MemorySessionStore store = new MemorySessionStore(40_000);

    @Override
    protected SessionStore node() {
        return store;
    }

    @Test
    void keepsABoundedNumberOfNames() {
        revoke(MAX_SIZE);
        assertThat(read()).hasSize(MAX_SIZE);

        revoke(MAX_SIZE + 1);
        assertThat(log().readOn(name -> {})).isFalse();
        revoke(1);
        assertThat(read()).hasSize(1);
    }

    private void revoke(int number) {
        Stream.generate(SampleSessions::foreignToken).limit(number).forEach(store::revoke);
    }

    /** The request that waited for it has given up, and its node has marked the session already. */
    @Test
    void namesWhatEndsTooLateForAMark() throws InterruptedException {
        SessionHarness other = new SessionHarness(store);
        Token token = other.open("alice").auth();
        AtomicLong nanos = new AtomicLong();
        SessionLogFollower follower = new SessionLogFollower(
                store, store.log().orElseThrow(), Duration.ofSeconds(1), nanos::get, Clock.systemUTC());
        FollowingRevocationCheck check = new FollowingRevocationCheck(
                SessionHarness.issuer(),
                new SessionRevocationCheck(SessionHarness.issuer(), store, other.clock()),
                follower,
                () -> 1);
        follower.readOnce();
        follower.ended().mark(SessionHarness.sid(token));
        assertThat(check.isRevoked(token)).isFalse();
        store.remove(SessionHarness.sid(token));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        follower.readOnce();

        assertThat(check.isRevoked(token)).isTrue();
    }
}
