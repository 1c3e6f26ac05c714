package io.github.dropwizardjwt.token;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TokenManager}. Not thread-safe. */
public final class TokenManagerBuilder {
    /** Null for a resource server. */
    private final @Nullable OwnTokens own;

    int maxTokenSize = 8192;
    Clock clock = Clock.systemUTC();
    final RevocationSettings revocation = new RevocationSettings();
    private final TrustSettings trusted = new TrustSettings();
    CacheLimits cache = new CacheLimits(10_000, 64L << 20);

    /** Null for none. */
    @Nullable
    LongConsumer verificationTimes;

    TokenManagerBuilder(@Nullable OwnTokens own) {
        this.own = own;
    }

    private OwnTokens own() {
        if (own == null) {
            throw TokenIssuer.absent();
        }
        return own;
    }

    /**
     * The issuer of the tokens that are issued.
     *
     * @return the {@code iss} claim
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public String issuer() {
        return own().issuer;
    }

    /**
     * The clock that was set.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Sets the audiences of this service in its own tokens (RFC 7519 §4.1.3). Issued tokens have all of them, accepted
     * tokens at least one.
     *
     * @param audience the audiences; empty for tokens without {@code aud}
     * @return this
     * @throws IllegalArgumentException if an audience is blank or has a control character in it
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder audience(List<String> audience) {
        own().audience(audience);
        return this;
    }

    /**
     * Accepts tokens of this issuer from another library: those with this claim and value are auth tokens too, unless
     * their {@code type} is {@code refresh}. Issued tokens stay as they are.
     *
     * @param name the name of the claim
     * @param value its value
     * @return this
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder authTokensHave(String name, String value) {
        own().authTokensHave(name, value);
        return this;
    }

    /**
     * Sets the lifetime of auth tokens.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder authMaxAge(Duration maxAge) {
        own().authMaxAge(maxAge);
        return this;
    }

    /**
     * Sets the lifetime of refresh tokens.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder refreshMaxAge(Duration maxAge) {
        own().refreshMaxAge(maxAge);
        return this;
    }

    /**
     * The largest clock skew: an expired token may be accepted for that long.
     *
     * @return ten minutes
     */
    public static Duration maxClockSkew() {
        return ClaimRules.MAX_CLOCK_SKEW;
    }

    /**
     * Sets how far the clocks of issuer and verifier may differ.
     *
     * @param clockSkew zero to ten minutes
     * @return this
     * @throws IllegalArgumentException if it is negative or more than ten minutes
     * @throws IllegalStateException if this is a {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder clockSkew(Duration clockSkew) {
        own().clockSkew(clockSkew);
        return this;
    }

    /**
     * Sets how large an issued or accepted token may be.
     *
     * @param characters the largest length of the compact serialization, in characters
     * @return this
     * @throws IllegalArgumentException if it is less than one
     */
    public TokenManagerBuilder maxTokenSize(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("A token must have at least one character");
        }
        this.maxTokenSize = characters;
        return this;
    }

    /**
     * Adds a revocation check, which is called for each token that passes all other checks.
     *
     * @param revocation the check; asked in addition to those that were added before, and to that of {@link #sessions}
     * @return this
     */
    public TokenManagerBuilder revocation(RevocationCheck revocation) {
        this.revocation.add(revocation);
        return this;
    }

    /**
     * The checks that were added with {@link #revocation(RevocationCheck)}, without that of {@link #sessions}. Called
     * by {@code SessionManager}.
     *
     * @return a check that throws {@link TokenUnavailableException} where one of them fails
     */
    public RevocationCheck revocation() {
        return revocation.added();
    }

    /**
     * Issues tokens in sessions only, with {@link TokenManager#sign(SessionClaims)}, and adds a check that the session
     * of a token has not ended. Called by {@code SessionManager}.
     *
     * @param check tells whether the session of a token has ended; asked after those of
     *     {@link #revocation(RevocationCheck)}, whichever is set first
     * @return this
     * @throws IllegalStateException if the tokens belong to the sessions of another manager already, or this is a
     *     {@link TokenManager#resourceServer()}
     */
    public TokenManagerBuilder sessions(RevocationCheck check) {
        own();
        revocation.sessions(check);
        return this;
    }

    /**
     * Sets the size of the cache of verified tokens, whose signature and form are not checked again. Everything else is
     * checked each time.
     *
     * @param maximumSize the largest number of tokens; 0 for no cache
     * @param maximumWeight the most memory that they may take, in bytes
     * @return this
     * @throws IllegalArgumentException if one of them is negative
     */
    public TokenManagerBuilder cache(int maximumSize, long maximumWeight) {
        this.cache = new CacheLimits(maximumSize, maximumWeight);
        return this;
    }

    /**
     * Adds a listener for the time that it takes to check form, key and signature of a token, be it valid or not. A
     * token that is found in the cache is not checked again, and no time is measured.
     *
     * @param nanoseconds receives the time in the thread of the request; must be quick, thread-safe, and not throw
     * @return this
     */
    public TokenManagerBuilder verificationTimes(LongConsumer nanoseconds) {
        this.verificationTimes = verificationTimes == null ? nanoseconds : verificationTimes.andThen(nanoseconds);
        return this;
    }

    /**
     * Accepts auth tokens of other issuers too. Each is verified with the keys and rules of its issuer alone.
     *
     * @param issuers the issuers
     * @return this
     */
    public TokenManagerBuilder trust(TrustedIssuer... issuers) {
        trusted.add(issuers);
        return this;
    }

    /**
     * Accepts auth tokens of issuers that are known only at run time, beside those of other issuers.
     *
     * @param issuers finds them
     * @return this
     * @throws IllegalArgumentException if one of its times or its size is not positive
     * @throws IllegalStateException if there is one already
     */
    public TokenManagerBuilder trust(TrustedIssuers issuers) {
        trusted.find(issuers);
        return this;
    }

    /** Called by {@link #build()}, when everything has been set. */
    IssuerPolicies policies() {
        return trusted.policies(own == null ? null : own.policy(revocation.inSessions()));
    }

    /** Called by {@link #build()}, when everything has been set. Null for a resource server. */
    @Nullable
    TokenIssuer tokenIssuer() {
        return own == null ? null : own.tokenIssuer(clock, maxTokenSize, revocation.inSessions());
    }

    /**
     * Sets the clock. Default: the system's.
     *
     * @param clock the clock for {@code iat}, {@code exp} and {@code nbf}
     * @return this
     */
    public TokenManagerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Builds the manager.
     *
     * @return the manager
     * @throws IllegalArgumentException if two issuers are the same
     * @throws IllegalStateException if no issuer at all is accepted
     */
    public TokenManager build() {
        return new TokenManager(this);
    }
}
