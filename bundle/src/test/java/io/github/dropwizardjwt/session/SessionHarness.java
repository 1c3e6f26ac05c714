package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An issuer with sessions in a store, a clock that tests move, and a list of what happened. */
public final class SessionHarness {
    static final String ISSUER = "session-issuer";
    static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "5bC1-session-tests-9f8e7d6c5b4a39281706f5".getBytes(StandardCharsets.UTF_8), null));

    final SettableClock clock = new SettableClock(SampleSessions.NOW);
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final TokenManager tokens;
    final SessionManager sessions;

    SessionHarness(SessionStore store) {
        this(store, Duration.ofSeconds(10));
    }

    SessionHarness(SessionStore store, Duration reuseGrace) {
        this(store, reuseGrace, null);
    }

    /** Asks at each refresh what the subject is granted. */
    SessionHarness(SessionStore store, Grants grants) {
        this(store, Duration.ofSeconds(10), grants);
    }

    private SessionHarness(SessionStore store, Duration reuseGrace, Grants grants) {
        SessionManagerBuilder builder = builder(store).reuseGrace(reuseGrace).events(recorder());
        sessions = (grants == null ? builder.keepGrantsFromLogin() : builder.grants(grants)).build();
        tokens = sessions.tokens();
    }

    /** Another service of the same issuer, by the same clock. */
    SessionManagerBuilder builder(SessionStore store) {
        return SessionManager.builder(TokenManager.builder(ISSUER, KEYS).clock(clock), store);
    }

    TokenPair open(String subject) {
        return sessions.open(subject, "read", Map.of("tenant", 7));
    }

    static String sid(Token token) {
        return token.claim("sid", String.class).orElseThrow();
    }

    /** Why a token is rejected, with the cache of verified tokens on; null where it is accepted. */
    Reason rejection(Token token) {
        return rejection(() -> tokens.verify(token.signed(), token.type()));
    }

    Reason rejectionOfRefresh(Token token) {
        return rejection(() -> sessions.refresh(token));
    }

    /** The pair that a refresh token is exchanged for; null where it is rejected. */
    TokenPair refreshed(Token token) {
        try {
            return sessions.refresh(token);
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    private static Reason rejection(Runnable operation) {
        try {
            operation.run();
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }

    JwtEventListener recorder() {
        return new Recorder();
    }

    private final class Recorder implements JwtEventListener {
        @Override
        public void opened(Session session) {
            events.add("opened " + session.subject());
        }

        @Override
        public void refreshed(Session session) {
            events.add("refreshed " + session.subject());
        }

        @Override
        public void reused(Session session) {
            events.add("reused " + session.subject());
        }

        @Override
        public void grantWithdrawn(Session session) {
            events.add("grant withdrawn from " + session.subject());
        }

        @Override
        public void evicted(String subject, String sid) {
            events.add("evicted " + sid + " of " + subject);
        }

        @Override
        public void revoked(Token token) {
            events.add("revoked token of " + token.subject());
        }

        @Override
        public void revokedSession(String sid) {
            events.add("revoked session");
        }

        @Override
        public void revokedSubject(String subject, int sessions) {
            events.add("revoked " + sessions + " of " + subject);
        }

        @Override
        public void issuedApiToken(String subject, ApiToken token) {
            events.add("issued API token " + token.name() + " of " + subject);
        }

        @Override
        public void revokedApiToken(String subject, String id) {
            events.add("revoked API token " + id);
        }

        @Override
        public void revokedApiTokens(String subject, int tokens) {
            events.add("revoked " + tokens + " API tokens of " + subject);
        }
    }
}
