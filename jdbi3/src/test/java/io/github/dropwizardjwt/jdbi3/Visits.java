package io.github.dropwizardjwt.jdbi3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Makes clients that log in, refresh, repeat the refresh and log out, and keeps the responses. */
final class Visits implements Supplier<BooleanSupplier> {
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "7rX4-visits-of-clients-2b9d0c1e8f6a5b4c3d".getBytes(StandardCharsets.UTF_8), null));

    private final SessionManager sessions;
    private final Queue<TokenPair> loggedOut = new ConcurrentLinkedQueue<>();
    /** The pairs, as a client sees them, for which each refresh token was exchanged. */
    private final Map<String, Set<String>> exchanged = new ConcurrentHashMap<>();

    private final AtomicInteger clients = new AtomicInteger();

    private Visits(SessionManager sessions) {
        this.sessions = sessions;
    }

    static Visits to(SessionStore store) {
        return new Visits(SessionManager.builder(TokenManager.builder("visited", KEYS), store)
                .keepGrantsFromLogin()
                .build());
    }

    @Override
    public BooleanSupplier get() {
        return new Visitor("client-" + clients.incrementAndGet());
    }

    /** Checks that each confirmed logout holds, and that no token has two successors. */
    void check() {
        assertThat(loggedOut).isNotEmpty().allSatisfy(pair -> {
            assertThatThrownBy(() -> sessions.tokens().verify(pair.auth().signed()))
                    .isInstanceOf(TokenRejectedException.class);
            assertThatThrownBy(() -> sessions.refresh(pair.refresh())).isInstanceOf(TokenRejectedException.class);
        });
        assertThat(exchanged.values())
                .isNotEmpty()
                .allSatisfy(pairs -> assertThat(pairs).hasSize(1));
    }

    private TokenPair refresh(Token token) {
        TokenPair pair = sessions.refresh(token);
        // Whole tokens: the id of a successor follows from the id that was spent.
        exchanged
                .computeIfAbsent(token.signed(), first -> ConcurrentHashMap.newKeySet())
                .add(pair.auth().signed() + " " + pair.refresh().signed());
        return pair;
    }

    /** Repeats a refresh that was not answered, as a client does; one thread. */
    private final class Visitor implements BooleanSupplier {
        private final String subject;
        private Token unanswered;

        Visitor(String subject) {
            this.subject = subject;
        }

        @Override
        public boolean getAsBoolean() {
            if (unanswered == null) {
                unanswered = sessions.open(subject, "read", Map.of()).refresh();
            }
            TokenPair pair = refresh(unanswered);
            refresh(unanswered);
            sessions.tokens().verify(pair.auth().signed());
            unanswered = null;
            sessions.revokeSession(pair.refresh().claim("sid", String.class).orElseThrow());
            loggedOut.add(pair);
            return true;
        }
    }
}
