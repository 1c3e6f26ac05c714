package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a session; from {@link SessionManager#open(String)}. Not thread-safe. */
public final class SessionBuilder {
    /** Ten years: nobody means more, but many have mistaken the unit. */
    private static final int MAX_DAYS = 3650;

    private final SessionOpener opener;
    private final String subject;
    private final ClaimsDraft claims = new ClaimsDraft();
    private @Nullable String client;
    private Duration maxAge;

    SessionBuilder(SessionOpener opener, String subject, Duration maxAge) {
        this.opener = opener;
        this.subject = subject;
        this.maxAge = maxAge;
    }

    /**
     * Sets the scope of the session's auth tokens.
     *
     * @param scope a string, number, map or collection, kept as given; null for none
     * @return this
     */
    public SessionBuilder scope(@Nullable Object scope) {
        claims.scope(scope);
        return this;
    }

    /**
     * Sets a custom claim of the session's auth tokens.
     *
     * @param name its name, as for {@code TokenManager.auth(subject).claim(name, value)}
     * @param value a string, boolean, number, map with string keys, or collection of such values
     * @return this
     */
    public SessionBuilder claim(String name, @Nullable Object value) {
        claims.set(name, value);
        return this;
    }

    /**
     * Sets custom claims of the session's auth tokens.
     *
     * @param claims name and value of each, as for {@link #claim(String, Object)}
     * @return this
     */
    public SessionBuilder claims(Map<String, ?> claims) {
        this.claims.setAll(claims);
        return this;
    }

    /**
     * Describes the client in the subject's list of sessions.
     *
     * @param client such as the {@code User-Agent} header; shortened to 200 characters, control characters are dropped.
     *     Null for none
     * @return this
     */
    public SessionBuilder client(@Nullable String client) {
        this.client = client;
        return this;
    }

    /**
     * Sets how long this session lasts at most, in place of the configured {@code sessionMaxAge}: longer on a device
     * that the user wants to be remembered on, shorter on a public terminal. A session that is not refreshed for
     * {@code refreshMaxAge} still ends before.
     *
     * @param maxAge at least one second and at most 3650 days; fractions of a second are cut off
     * @return this
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public SessionBuilder maxAge(Duration maxAge) {
        this.maxAge = MaxAge.check("A session must last", maxAge, MAX_DAYS);
        return this;
    }

    /**
     * Opens the session and issues its first tokens. If the subject has as many sessions as allowed, the oldest is
     * ended.
     *
     * @return its first tokens
     * @throws IllegalArgumentException if the subject, the scope or a claim is malformed, a claim may not be set, or a
     *     token would have more than {@code maxTokenSize} characters
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the store does not answer, or the keys are not available
     */
    public TokenPair issue() {
        return opener.open(subject, claims.toClaims(), client, maxAge);
    }
}
