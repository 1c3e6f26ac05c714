package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link TokenManager} is made of. Not thread-safe. */
public final class TokenManagerBuilder {
    final String issuer;
    final KeySource keys;
    List<String> audience = List.of();
    Duration authMaxAge = Duration.ofHours(1);
    Duration refreshMaxAge = Duration.ofDays(7);
    Duration clockSkew = Duration.ZERO;
    int maxTokenSize = 8192;
    Clock clock = Clock.systemUTC();
    private RevocationCheck revocation = token -> false;
    private @Nullable RevocationCheck sessions;
    private final List<TrustedIssuer> trusted = new ArrayList<>();
    private int cacheSize = 10_000;
    private long cacheWeight = 64L << 20;

    TokenManagerBuilder(String issuer, KeySource keys) {
        if (!RegisteredClaims.isName(issuer)) {
            throw new IllegalArgumentException("The issuer is blank, or has a control character in it");
        }
        this.issuer = issuer;
        this.keys = keys;
    }

    /**
     * Whose tokens these will be.
     *
     * @return the {@code iss} claim
     */
    public String issuer() {
        return issuer;
    }

    /**
     * What time it is.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * The names this service goes by (RFC 7519 §4.1.3). Issued tokens carry all of them; accepted ones at least one.
     *
     * @param audience the names; empty for tokens without audience
     * @return this
     * @throws IllegalArgumentException if a name is blank or has a control character in it
     */
    public TokenManagerBuilder audience(List<String> audience) {
        this.audience = List.copyOf(ClaimRules.checkAudience(audience));
        return this;
    }

    /**
     * How long auth tokens are good for.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter
     */
    public TokenManagerBuilder authMaxAge(Duration maxAge) {
        this.authMaxAge = checkAge(maxAge);
        return this;
    }

    /**
     * How long refresh tokens are good for.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter
     */
    public TokenManagerBuilder refreshMaxAge(Duration maxAge) {
        this.refreshMaxAge = checkAge(maxAge);
        return this;
    }

    /**
     * How far the clocks of issuer and verifier may differ.
     *
     * @param clockSkew zero to ten minutes
     * @return this
     * @throws IllegalArgumentException if it is negative or more than ten minutes
     */
    public TokenManagerBuilder clockSkew(Duration clockSkew) {
        this.clockSkew = ClaimRules.checkClockSkew(clockSkew);
        return this;
    }

    /**
     * How large a token may be, issued or accepted.
     *
     * @param characters the largest length of the compact serialization
     * @return this
     * @throws IllegalArgumentException if it is less than one
     */
    public TokenManagerBuilder maxTokenSize(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("A token has at least one character");
        }
        this.maxTokenSize = characters;
        return this;
    }

    /**
     * Sets a check that is asked last, for each token that passes everything else.
     *
     * @param revocation the check; it replaces the one before, and is asked in addition to that of {@link #sessions}
     * @return this
     */
    public TokenManagerBuilder revocation(RevocationCheck revocation) {
        this.revocation = revocation;
        return this;
    }

    /**
     * Issues tokens in sessions only, with {@link TokenManager#sign(SessionClaims)}, and rejects tokens whose session is
     * over. {@code SessionManager} calls this.
     *
     * @param check says whether a token's session is over; asked in addition to {@link #revocation}, whichever is set first
     * @return this
     * @throws IllegalStateException if the tokens belong to the sessions of another manager already
     */
    public TokenManagerBuilder sessions(RevocationCheck check) {
        if (sessions != null) {
            throw new IllegalStateException("These tokens belong to the sessions of another SessionManager; "
                    + "create a TokenManager.builder for each");
        }
        this.sessions = check;
        return this;
    }

    boolean inSessions() {
        return sessions != null;
    }

    /** Both checks, whichever was set first. */
    RevocationCheck revocationCheck() {
        RevocationCheck first = revocation;
        RevocationCheck second = sessions;
        return second == null ? first : token -> first.isRevoked(token) || second.isRevoked(token);
    }

    /**
     * How many verified tokens are remembered, so that they are not verified again while they are good. Signature and
     * form of a token never change; everything else is checked each time.
     *
     * @param maximumSize how many tokens; 0 for none
     * @param maximumWeight how many bytes of memory they take together, at most
     * @return this
     * @throws IllegalArgumentException if one of them is negative
     */
    public TokenManagerBuilder cache(int maximumSize, long maximumWeight) {
        if (maximumSize < 0 || maximumWeight < 0) {
            throw new IllegalArgumentException("A cache holds no negative number of tokens or bytes");
        }
        this.cacheSize = maximumSize;
        this.cacheWeight = maximumWeight;
        return this;
    }

    /**
     * Accepts auth tokens of other issuers too. Each is checked with that issuer's keys and rules alone.
     *
     * @param issuers the issuers
     * @return this
     */
    public TokenManagerBuilder trust(TrustedIssuer... issuers) {
        trusted.addAll(List.of(issuers));
        return this;
    }

    /** Called last, when all is known. */
    IssuerPolicies issuers() {
        // What belongs to a session can be revoked, by its id.
        Set<String> required = inSessions() ? Set.of("jti") : Set.of();
        ClaimRules rules = new ClaimRules(issuer, Set.copyOf(audience), clockSkew, null, required);
        return new IssuerPolicies(new IssuerPolicy(keys, rules, TypeRule.TYPE_CLAIM, ScopeClaims.SCOPE), trusted);
    }

    /** Called last, when the clock is known. */
    @Nullable
    TokenCache cache(Duration largestClockSkew) {
        return cacheSize == 0 ? null : new TokenCache(cacheSize, cacheWeight, clock, largestClockSkew);
    }

    /**
     * What time it is.
     *
     * @param clock the clock for {@code iat}, {@code exp} and {@code nbf}
     * @return this
     */
    public TokenManagerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Makes the manager.
     *
     * @return a manager
     * @throws IllegalArgumentException if two issuers are the same
     */
    public TokenManager build() {
        return new TokenManager(this);
    }

    private static Duration checkAge(Duration maxAge) {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A token is good for at least one second");
        }
        return maxAge;
    }
}
