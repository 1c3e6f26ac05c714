package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySet;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues and verifies the tokens of one issuer. Immutable and safe for use by many threads. */
public final class TokenManager {
    private final @Nullable TokenIssuer issuer;
    private final TokenVerifier verifier;
    private final Duration authMaxAge;
    private final Duration refreshMaxAge;

    TokenManager(TokenManagerBuilder builder) {
        this.authMaxAge = builder.authMaxAge;
        this.refreshMaxAge = builder.refreshMaxAge;
        this.issuer = builder.keys
                .signingKey()
                .map(key -> new TokenIssuer(key, builder.issuer, builder.audience, builder.clock, builder.maxTokenSize))
                .orElse(null);
        this.verifier = new TokenVerifier(
                builder.keys,
                new ClaimRules(builder.issuer, Set.copyOf(builder.audience), builder.clockSkew),
                builder.revocation,
                builder.clock,
                builder.maxTokenSize);
    }

    /**
     * Starts with the defaults: auth tokens of one hour, refresh tokens of seven days, no clock skew, no audience, at
     * most 8192 characters.
     *
     * @param issuer the {@code iss} claim of every token (RFC 7519 §4.1.1)
     * @param keys the issuer's keys
     * @return a builder
     * @throws IllegalArgumentException if the issuer is blank
     */
    public static TokenManagerBuilder builder(String issuer, KeySet keys) {
        return new TokenManagerBuilder(issuer, keys);
    }

    /**
     * Issues an auth token without scope.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @return the signed token
     * @throws IllegalArgumentException if the subject is malformed
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token authToken(String subject) {
        return auth(subject).sign();
    }

    /**
     * Issues an auth token.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @param scope a string, number, map or collection, kept as given; null for none
     * @return the signed token
     * @throws IllegalArgumentException if the subject or the scope is malformed
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token authToken(String subject, @Nullable Object scope) {
        return auth(subject).scope(scope).sign();
    }

    /**
     * Issues an auth token.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @param scope a string, number, map or collection, kept as given; null for none
     * @param claims further claims, as for {@link AuthTokenBuilder#claim(String, Object)}
     * @return the signed token
     * @throws IllegalArgumentException if the subject, the scope or a claim is malformed
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token authToken(String subject, @Nullable Object scope, Map<String, ?> claims) {
        return auth(subject).scope(scope).claims(claims).sign();
    }

    /**
     * Starts an auth token: {@code tokens.auth("alice").scope("admin").claim("tenant", 7).sign()}.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @return a builder
     * @throws IllegalArgumentException if the subject is malformed
     * @throws IllegalStateException if this service has no key to sign with
     */
    public AuthTokenBuilder auth(String subject) {
        return new AuthTokenBuilder(issuer(), checkSubject(subject), authMaxAge);
    }

    /**
     * Issues a refresh token. It has no scope: what a subject may do is asked anew when the token is used.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @return the signed token
     * @throws IllegalArgumentException if the subject is malformed
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the cryptographic provider fails
     */
    public Token refreshToken(String subject) {
        return issuer().issue(TokenType.REFRESH, checkSubject(subject), refreshMaxAge, Map.of());
    }

    /**
     * Verifies a token of either type: form, key, signature, claims, time and revocation. Ask for its
     * {@link Token#type()} before acting on it.
     *
     * @param signed the compact serialization (RFC 7515 §7.1)
     * @return the verified token
     * @throws TokenRejectedException if the token is not good, whatever the text is
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public Token verify(String signed) {
        return verifier.verify(Objects.requireNonNull(signed, "signed"));
    }

    /**
     * Whether {@link #verify(String)} accepts a token.
     *
     * @param signed the compact serialization
     * @return whether the token is good
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public boolean isValid(String signed) {
        try {
            verify(signed);
            return true;
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    /**
     * Shows what a token says without checking whether it is true.
     *
     * @param signed the compact serialization
     * @return header and claims; the form is checked as strictly as in {@link #verify(String)}
     * @throws TokenRejectedException if the text is not the strict form of a token
     */
    public UnverifiedToken decode(String signed) {
        return verifier.decode(Objects.requireNonNull(signed, "signed"));
    }

    private TokenIssuer issuer() {
        if (issuer == null) {
            throw new IllegalStateException(
                    "This service verifies tokens only: it has a public key and none to sign with");
        }
        return issuer;
    }

    private static String checkSubject(String subject) {
        if (!RegisteredClaims.isSubject(subject)) {
            throw new IllegalArgumentException("A subject is not blank and has no control characters");
        }
        return subject;
    }
}
