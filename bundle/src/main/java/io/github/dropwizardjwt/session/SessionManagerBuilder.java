package io.github.dropwizardjwt.session;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.token.RevocationCheck;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Builds a {@link SessionManager}. Not thread-safe. */
public final class SessionManagerBuilder {
    private static final int MAX_PER_SUBJECT = 1000;

    final TokenManagerBuilder tokens;
    SessionStore store;
    Duration sessionMaxAge = Duration.ofDays(30);
    int maxPerSubject = 100;
    private Duration revocationCache = Duration.ZERO;
    private @Nullable SessionLogFollower follower;
    Duration reuseGrace = Duration.ofSeconds(10);
    RefreshClaims refreshClaims = RefreshClaims.notConfigured();
    JwtEventListener events = new JwtEventListener() {};

    SessionManagerBuilder(TokenManagerBuilder tokens, SessionStore store) {
        this.tokens = tokens;
        this.store = store;
    }

    /**
     * Sets how long a session lasts at most.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter
     */
    public SessionManagerBuilder sessionMaxAge(Duration maxAge) {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A session must last at least one second");
        }
        this.sessionMaxAge = Duration.ofSeconds(maxAge.toSeconds());
        return this;
    }

    /**
     * Sets how many sessions a subject has at most. One more login ends the oldest.
     *
     * @param max at least 1 and at most 1000
     * @return this
     * @throws IllegalArgumentException if it is less or more
     */
    public SessionManagerBuilder maxPerSubject(int max) {
        if (max < 1 || max > MAX_PER_SUBJECT) {
            throw new IllegalArgumentException("A subject must have 1 to " + MAX_PER_SUBJECT + " sessions");
        }
        this.maxPerSubject = max;
        return this;
    }

    /**
     * Sets for how long after its first use a refresh token is exchanged for the same pair again, for clients that lost
     * the response.
     *
     * @param grace the time; zero for never
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public SessionManagerBuilder reuseGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("The grace must not be negative");
        }
        this.reuseGrace = grace;
        return this;
    }

    /**
     * Sets the look-up of what a subject may do, which is called at each refresh.
     *
     * @param grants called by {@link SessionManager#refresh(io.github.dropwizardjwt.token.Token)}
     * @return this
     */
    public SessionManagerBuilder grants(Grants grants) {
        this.refreshClaims = new GrantedClaims(grants);
        return this;
    }

    /**
     * Keeps the scope and claims of the login for the whole session. A user who is deleted or demoted keeps them for up
     * to {@link #sessionMaxAge}, unless the application ends the sessions with {@link SessionManager#revokeSubject}.
     *
     * @return this
     */
    public SessionManagerBuilder keepGrantsFromLogin() {
        this.refreshClaims = RefreshClaims.kept();
        return this;
    }

    /**
     * Sets the listener for events of sessions.
     *
     * @param events the listener
     * @return this
     */
    public SessionManagerBuilder events(JwtEventListener events) {
        this.events = events;
        return this;
    }

    /**
     * Sets how long the store's answer that a token is not revoked is cached. A token that is revoked meanwhile, on
     * this node or another, is accepted for up to so long.
     *
     * @param maxStaleness the time; zero to ask the store with each request
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public SessionManagerBuilder revocationCache(Duration maxStaleness) {
        if (maxStaleness.isNegative()) {
            throw new IllegalArgumentException("The staleness must not be negative");
        }
        this.revocationCache = maxStaleness;
        return this;
    }

    /**
     * Remembers that a token is not revoked, until the log of the store names it or its session. A revocation by this
     * manager takes effect with its next request; one by another node as soon as its line is read, and at the latest
     * after the staleness of the follower. Replaces {@link #revocationCache(Duration)}.
     *
     * @param follower follows the log of this manager's store; the caller starts and stops it
     * @return this
     * @throws IllegalStateException if there is a follower already
     * @throws IllegalArgumentException if it follows the log of another store, which does not name the sessions of this
     *     one, or another manager has it already
     */
    public SessionManagerBuilder follow(SessionLogFollower follower) {
        if (this.follower != null) {
            throw new IllegalStateException("The log of the store is followed already");
        }
        follower.attachTo(store);
        this.follower = follower;
        this.store = new MarkingSessionStore(store, follower.ended());
        return this;
    }

    /**
     * Builds the manager. To be called once.
     *
     * @return a manager
     * @throws IllegalStateException if the tokens belong to the sessions of another manager already
     * @throws IllegalArgumentException if two issuers of the tokens are the same
     */
    public SessionManager build() {
        return new SessionManager(this);
    }

    /** All checks, each asked again, so that a token which was revoked a moment ago is not renewed. */
    RevocationCheck uncachedRevocation() {
        RevocationCheck ofSessions = sessionCheck();
        RevocationCheck ofApplication = tokens.revocation();
        return token -> ofSessions.isRevoked(token) || ofApplication.isRevoked(token);
    }

    private RevocationCheck sessionCheck() {
        return new SessionRevocationCheck(tokens.issuer(), store, tokens.clock());
    }

    RevocationCheck revocationCheck() {
        RevocationCheck check = sessionCheck();
        if (follower != null) {
            return new FollowingRevocationCheck(tokens.issuer(), check, follower);
        }
        return revocationCache.isZero()
                ? check
                : new CachingRevocationCheck(check, revocationCache, Ticker.systemTicker());
    }
}
