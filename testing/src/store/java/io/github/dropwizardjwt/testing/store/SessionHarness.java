package io.github.dropwizardjwt.testing.store;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.SessionManagerBuilder;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issuer with sessions in a store, a clock that stands still until a test moves it, and a list of what happened. For
 * the tests that a store of your own has in addition to the contracts. All have the same issuer and key, so that those
 * on one store are nodes of one service. Thread-safe, but only one test should move the clock.
 */
public final class SessionHarness {
    private static final String ISSUER = "session-issuer";
    private static final KeySet KEYS = KeySet.signing(SigningKey.ofSecret(
            Algorithm.HS256, "5bC1-session-tests-9f8e7d6c5b4a39281706f5".getBytes(StandardCharsets.UTF_8), null));

    private volatile Instant now = SampleSessions.openedAt();
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final SessionManager sessions;

    /**
     * Starts with {@link SampleSessions#openedAt()}, a grace of 10 seconds, and refreshed tokens that are granted what
     * the login was.
     *
     * @param store the store
     */
    public SessionHarness(SessionStore store) {
        this(store, Duration.ofSeconds(10));
    }

    /**
     * Starts with a grace.
     *
     * @param store the store
     * @param reuseGrace for how long a refresh token may be presented again
     * @throws IllegalArgumentException if it is negative
     */
    public SessionHarness(SessionStore store, Duration reuseGrace) {
        sessions = builder(store)
                .reuseGrace(reuseGrace)
                .events(recorder())
                .keepGrantsFromLogin()
                .build();
    }

    /**
     * Asks at each refresh what the subject is granted.
     *
     * @param store the store
     * @param grants answers
     */
    public SessionHarness(SessionStore store, Grants grants) {
        sessions = builder(store).events(recorder()).grants(grants).build();
    }

    /**
     * Returns the issuer of all harnesses.
     *
     * @return the {@code iss} claim of tokens
     */
    public static String issuer() {
        return ISSUER;
    }

    /**
     * Returns the key of all harnesses.
     *
     * @return one HS256 key
     */
    public static KeySet keys() {
        return KEYS;
    }

    /**
     * Returns what tests call.
     *
     * @return the session manager
     */
    public SessionManager sessions() {
        return sessions;
    }

    /**
     * Returns what verifies tokens.
     *
     * @return the token manager of {@link #sessions()}
     */
    public TokenManager tokens() {
        return sessions.tokens();
    }

    /**
     * Returns what happened, in a few words per event, such as {@code opened alice}. Two nodes have a list each.
     *
     * @return the events so far; the list grows, and may be cleared
     */
    public List<String> events() {
        return events;
    }

    /**
     * Returns a listener that adds to {@link #events()}.
     *
     * @return the listener
     */
    public JwtEventListener recorder() {
        return new EventRecorder(events);
    }

    /**
     * Returns the clock of keys, tokens and sessions.
     *
     * @return the clock, which follows {@link #set} and {@link #advance}
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Sets the clock.
     *
     * @param instant the time that it is now
     */
    public void set(Instant instant) {
        now = instant;
    }

    /**
     * Moves the clock.
     *
     * @param duration how far; negative for back
     */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /**
     * Starts another service of the same issuer, by the same clock.
     *
     * @param store its store
     * @return a builder without grants or events
     */
    public SessionManagerBuilder builder(SessionStore store) {
        return SessionManager.builder(TokenManager.builder(ISSUER, KEYS).clock(clock), store);
    }

    /**
     * Opens a session with the scope {@code read} and the claim {@code tenant}, which is 7.
     *
     * @param subject who logs in
     * @return its tokens
     */
    public TokenPair open(String subject) {
        return sessions.open(subject, "read", Map.of("tenant", 7));
    }

    /**
     * Returns the id of a token's session.
     *
     * @param token a token of a session
     * @return its {@code sid} claim
     * @throws java.util.NoSuchElementException if it has none
     */
    public static String sid(Token token) {
        return token.claim("sid", String.class).orElseThrow();
    }

    /**
     * Verifies a token as each request does, with the cache of verified tokens.
     *
     * @param token the token
     * @return why it is rejected; null if it is accepted
     */
    public @Nullable Reason rejection(Token token) {
        return rejection(() -> tokens().verify(token.signed(), token.type()));
    }

    /**
     * Presents a refresh token.
     *
     * @param token the token
     * @return why it is rejected; null if it is accepted
     */
    public @Nullable Reason rejectionOfRefresh(Token token) {
        return rejection(() -> sessions.refresh(token));
    }

    private static @Nullable Reason rejection(Runnable operation) {
        try {
            operation.run();
            return null;
        } catch (TokenRejectedException e) {
            return e.reason();
        }
    }
}
