package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.SigningKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an auth token; from {@link TokenManager#auth(String)}. Not thread-safe. */
public final class AuthTokenBuilder {
    private final TokenSigner signer;
    private final SigningKey key;
    private final String subject;
    private final Map<String, @Nullable Object> customClaims = new LinkedHashMap<>();
    private Duration maxAge;

    AuthTokenBuilder(TokenSigner signer, SigningKey key, String subject, Duration maxAge) {
        this.signer = signer;
        this.key = key;
        this.subject = subject;
        this.maxAge = maxAge;
    }

    /**
     * Sets the {@code scope} claim: what the token allows (RFC 8693 §4.2).
     *
     * @param scope a string, number, map or collection, kept as given; null for none
     * @return this
     * @throws IllegalArgumentException if the scope is of another type
     */
    public AuthTokenBuilder scope(@Nullable Object scope) {
        if (scope == null) {
            customClaims.remove("scope");
            return this;
        }
        CustomClaims.check("scope", scope);
        customClaims.put("scope", scope);
        return this;
    }

    /**
     * Sets a custom claim.
     *
     * @param name its name
     * @param value a string, boolean, number, map with string keys, or collection of such values
     * @return this
     * @throws IllegalArgumentException if the name is blank, {@code cnf}, or one of {@code iss sub aud iat exp nbf jti
     *     type rid sid}, or if it is {@code scope} and the value is of a type that no scope has
     */
    public AuthTokenBuilder claim(String name, @Nullable Object value) {
        if (name.equals("scope")) {
            return scope(value);
        }
        CustomClaims.check(name, value);
        customClaims.put(name, value);
        return this;
    }

    /**
     * Sets custom claims.
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
     * Sets how long the token is valid, in place of the configured {@code authMaxAge}.
     *
     * @param maxAge at least one second; fractions of a second are cut off
     * @return this
     */
    public AuthTokenBuilder maxAge(Duration maxAge) {
        this.maxAge = maxAge;
        return this;
    }

    /**
     * Signs the token.
     *
     * @return the signed token
     * @throws IllegalArgumentException if a claim cannot be written as JSON, the maximum age is shorter than a second,
     *     or the token would have more than {@code maxTokenSize} characters
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token sign() {
        return signer.issue(key, TokenType.AUTH, subject, maxAge, customClaims);
    }
}
