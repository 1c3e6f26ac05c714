package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.SigningKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An auth token in the making; from {@link TokenManager#auth(String)}. Not thread-safe. */
public final class AuthTokenBuilder {
    private final TokenSigner issuer;
    private final SigningKey key;
    private final String subject;
    private final Map<String, @Nullable Object> furtherClaims = new LinkedHashMap<>();
    private Duration maxAge;

    AuthTokenBuilder(TokenSigner issuer, SigningKey key, String subject, Duration maxAge) {
        this.issuer = issuer;
        this.key = key;
        this.subject = subject;
        this.maxAge = maxAge;
    }

    /**
     * What the token allows.
     *
     * @param scope a string, number, map or collection, kept as given; null for none
     * @return this
     * @throws IllegalArgumentException if the scope is of another type
     */
    public AuthTokenBuilder scope(@Nullable Object scope) {
        if (scope == null) {
            furtherClaims.remove("scope");
            return this;
        }
        CustomClaims.check("scope", scope);
        furtherClaims.put("scope", scope);
        return this;
    }

    /**
     * A further claim.
     *
     * @param name its name
     * @param value a string, boolean, number, map with string keys, or collection of such values
     * @return this
     * @throws IllegalArgumentException if the name is blank, {@code cnf}, or one of {@code iss sub aud iat exp nbf jti
     *     type rid sid}, or if it is {@code scope} and the value is no scope
     */
    public AuthTokenBuilder claim(String name, @Nullable Object value) {
        if (name.equals("scope")) {
            return scope(value);
        }
        CustomClaims.check(name, value);
        furtherClaims.put(name, value);
        return this;
    }

    /**
     * Further claims.
     *
     * @param claims name and value of each, as for {@link #claim(String, Object)}
     * @return this
     * @throws IllegalArgumentException as {@link #claim(String, Object)}
     */
    public AuthTokenBuilder claims(Map<String, ?> claims) {
        claims.forEach(this::claim);
        return this;
    }

    /**
     * How long the token is good for, in place of the configured {@code authMaxAge}.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     */
    public AuthTokenBuilder maxAge(Duration maxAge) {
        this.maxAge = maxAge;
        return this;
    }

    /**
     * Issues the token.
     *
     * @return the signed token
     * @throws IllegalArgumentException if a claim cannot be written as JSON, the maximum age is shorter than a second,
     *     or the token would have more than {@code maxTokenSize} characters
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token sign() {
        return issuer.issue(key, TokenType.AUTH, subject, maxAge, furtherClaims);
    }
}
