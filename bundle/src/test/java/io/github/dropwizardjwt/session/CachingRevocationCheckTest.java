package io.github.dropwizardjwt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.support.FaultyStore;
import io.github.dropwizardjwt.testing.store.SessionHarness;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachingRevocationCheckTest {
    private static final Duration STALENESS = Duration.ofSeconds(1);

    private final FaultyStore store = new FaultyStore();
    private final SessionHarness service = new SessionHarness(store);
    private final Token token = service.open("alice").auth();
    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private final RevocationCheck asking = new SessionRevocationCheck(SessionHarness.issuer(), store, service.clock());
    private final RevocationCheck check = new CachingRevocationCheck(asking, STALENESS, nanos::get);

    @Test
    void believesAnAnswerUntilItIsAsOldAsItMayBe() {
        assertThat(check.isRevoked(token)).isFalse();
        service.sessions().revoke(token);
        int before = store.calls();

        nanos.addAndGet(STALENESS.toNanos() - 1);
        assertThat(check.isRevoked(token)).isFalse();
        assertThat(store.calls()).isEqualTo(before);

        nanos.addAndGet(1);
        assertThat(check.isRevoked(token)).isTrue();
        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void countsTheAgeOfAnAnswerFromTheQuestion() {
        RevocationCheck slow = candidate -> {
            nanos.addAndGet(STALENESS.toNanos());
            return asking.isRevoked(candidate);
        };
        RevocationCheck slowCheck = new CachingRevocationCheck(slow, STALENESS, nanos::get);
        slowCheck.isRevoked(token);
        service.sessions().revoke(token);

        assertThat(slowCheck.isRevoked(token)).isTrue();
    }

    @Test
    void tellsTokensApart() {
        Token other = service.open("alice").auth();
        check.isRevoked(token);
        service.sessions().revoke(other);

        assertThat(check.isRevoked(other)).isTrue();
        assertThat(check.isRevoked(token)).isFalse();
    }

    @Test
    void remembersNoFailure() {
        store.fail();
        assertThatIllegalStateException().isThrownBy(() -> check.isRevoked(token));
        store.recover();
        service.sessions().revoke(token);

        assertThat(check.isRevoked(token)).isTrue();
    }

    @Test
    void remembersForAsLongAsIsAllowed() {
        TokenManager remembering = service.builder(store)
                .revocationCache(Duration.ofHours(1))
                .build()
                .tokens();
        int before = store.calls();

        assertThat(remembering.isValid(token.signed())).isTrue();
        assertThat(remembering.isValid(token.signed())).isTrue();

        assertThat(store.calls()).isEqualTo(before + 1);
    }

    @Test
    void remembersNothingOfATokenWithoutId() {
        AtomicInteger asked = new AtomicInteger();
        RevocationCheck counting =
                new CachingRevocationCheck(candidate -> asked.incrementAndGet() > 1, STALENESS, nanos::get);
        Token nameless = ForeignTokens.withoutId();

        assertThat(counting.isRevoked(nameless)).isFalse();
        assertThat(counting.isRevoked(nameless)).isTrue();
    }

    @Test
    void asksEachTimeByDefault() {
        int before = store.calls();

        assertThat(asking.isRevoked(token)).isFalse();
        assertThat(asking.isRevoked(token)).isFalse();

        assertThat(store.calls()).isEqualTo(before + 2);
    }
}
