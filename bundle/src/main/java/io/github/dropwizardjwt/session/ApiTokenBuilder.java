package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an API token; from {@link ApiTokens#create(String, String, Duration)}. Not thread-safe. */
public final class ApiTokenBuilder {
    private final ApiTokenIssuer issuer;
    private final String subject;
    private final String name;
    private final Duration maxAge;
    private final ClaimsDraft claims = new ClaimsDraft();

    ApiTokenBuilder(ApiTokenIssuer issuer, String subject, String name, Duration maxAge) {
        this.issuer = issuer;
        this.subject = subject;
        this.name = name;
        this.maxAge = maxAge;
    }

    /**
     * Sets the scope. It does not change as long as the token is valid.
     *
     * @param scope a string, number, map or collection, kept as given; null for none
     * @return this
     */
    public ApiTokenBuilder scope(@Nullable Object scope) {
        claims.scope(scope);
        return this;
    }

    /**
     * Sets a custom claim.
     *
     * @param name its name, as for {@code TokenManager.auth(subject).claim(name, value)}
     * @param value a string, boolean, number, map with string keys, or collection of such values
     * @return this
     */
    public ApiTokenBuilder claim(String name, @Nullable Object value) {
        claims.set(name, value);
        return this;
    }

    /**
     * Sets custom claims.
     *
     * @param claims name and value of each, as for {@link #claim(String, Object)}
     * @return this
     */
    public ApiTokenBuilder claims(Map<String, ?> claims) {
        this.claims.setAll(claims);
        return this;
    }

    /**
     * Issues the token.
     *
     * @return the signed token. Show {@link Token#signed()} to its owner now: it is not stored, and cannot be had again
     * @throws ApiTokenLimitException if the subject has {@link ApiTokens#maxPerSubject()} API tokens
     * @throws IllegalArgumentException if the scope or a claim is malformed, a claim may not be set, or the token would
     *     have more than {@code maxTokenSize} characters
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the store does not answer, or the keys are not available
     */
    public Token issue() {
        return issuer.issue(subject, name, maxAge, claims.toClaims());
    }
}
