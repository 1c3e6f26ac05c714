package io.github.dropwizardjwt.session;

import static io.github.dropwizardjwt.testing.store.SampleSessions.foreignToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.github.dropwizardjwt.testing.store.SessionStoreContract;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {
    private static final Instant NOW = SampleSessions.openedAt();
    private final MemorySessionStore small = new MemorySessionStore(2);

    @Override
    protected SessionStore newStore() {
        return new MemorySessionStore(1000);
    }

    @Test
    void hasRoomForAtLeastOneSession() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemorySessionStore(0));
        MemorySessionStore smallest = new MemorySessionStore(1);
        Session only = SampleSessions.of("alice");
        smallest.add(only);
        assertThat(smallest.find(only.sid(), NOW)).contains(only);
    }

    @Test
    void takesNoMoreSessionsThanItHasRoomForAndForgetsNone() {
        Session first = SampleSessions.of("alice", NOW.plusSeconds(60));
        Session second = SampleSessions.of("bob");
        Session third = SampleSessions.of("carol");
        small.add(first);
        small.add(second);

        assertThatThrownBy(() -> small.add(third))
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessage("The memory store is full; increase sessions.maximumSize, or use a store outside of "
                        + "this process");
        assertThat(small.find(first.sid(), NOW)).contains(first);
        assertThat(small.list("carol", NOW, 10, null)).isEmpty();

        small.purge(NOW.plusSeconds(60));
        small.add(third);
        assertThat(small.find(third.sid(), NOW)).contains(third);
    }

    @Test
    void remembersNoMoreTokensThanItHasRoomForAndForgetsNone() {
        TokenReference first = foreignToken();
        TokenReference second = foreignToken();
        TokenReference third = foreignToken();
        small.revoke(first);
        small.revoke(second);

        assertThatThrownBy(() -> small.revoke(third)).isInstanceOf(TokenUnavailableException.class);
        small.revoke(second);
        assertThat(small.isLive(first, NOW)).isFalse();
        assertThat(small.isLive(second, NOW)).isFalse();

        small.purge(first.expiresAt());
        small.revoke(third);
        assertThat(small.isLive(third, NOW)).isFalse();
    }
}
