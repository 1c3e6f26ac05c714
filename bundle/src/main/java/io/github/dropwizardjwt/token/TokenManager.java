package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.KeysUnavailableException;
import io.github.dropwizardjwt.key.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies the tokens of one issuer, and verifies those of the issuers that it trusts. Immutable and
 * thread-safe.
 */
public final class TokenManager {
    private final KeySource keys;
    private final TokenSigner signer;
    private final TokenVerifier verifier;
    private final Duration authMaxAge;
    private final Duration refreshMaxAge;
    private final boolean inSessions;

    TokenManager(TokenManagerBuilder builder) {
        this.authMaxAge = builder.authMaxAge;
        this.refreshMaxAge = builder.refreshMaxAge;
        this.inSessions = builder.inSessions();
        this.keys = builder.keys;
        this.signer = new TokenSigner(builder.issuer, builder.audience, builder.clock, builder.maxTokenSize);
        IssuerPolicies policies = builder.policies();
        TokenCache cache = builder.cache(policies.largestClockSkew());
        this.verifier =
                new TokenVerifier(policies, builder.revocationChecks(), builder.clock, builder.maxTokenSize, cache);
    }

    /**
     * Starts a builder with the defaults: auth tokens of one hour, refresh tokens of seven days, no clock skew, no
     * audience, at most 8192 characters, up to 10,000 verified tokens cached.
     *
     * @param issuer the {@code iss} claim of every token (RFC 7519 §4.1.1)
     * @param keys the issuer's keys; a {@link io.github.dropwizardjwt.key.KeySet} where they do not change
     * @return a builder
     * @throws IllegalArgumentException if the issuer is blank or has a control character in it
     */
    public static TokenManagerBuilder builder(String issuer, KeySource keys) {
        return new TokenManagerBuilder(issuer, keys);
    }

    /** {@return the issuer of these tokens, their {@code iss} claim} */
    public String issuer() {
        return signer.issuer();
    }

    /** {@return the clock by which tokens are issued and verified} */
    public Clock clock() {
        return verifier.clock();
    }

    /**
     * Issues an auth token without scope; exceptions are those of {@link #authToken(String, Object, Map)}.
     *
     * @param subject the {@code sub} claim
     * @return the signed token
     */
    public Token authToken(String subject) {
        return auth(subject).sign();
    }

    /**
     * Issues an auth token; exceptions are those of {@link #authToken(String, Object, Map)}.
     *
     * @param subject the {@code sub} claim
     * @param scope the {@code scope} claim; null for none
     * @return the signed token
     */
    public Token authToken(String subject, @Nullable Object scope) {
        return auth(subject).scope(scope).sign();
    }

    /**
     * Issues an auth token.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @param scope a string, number, map or collection, kept as given; null for none
     * @param claims custom claims, as for {@link AuthTokenBuilder#claim(String, Object)}
     * @return the signed token
     * @throws IllegalArgumentException if the subject, the scope or a claim is malformed
     * @throws IllegalStateException if this service has no key to sign with, or issues tokens in sessions only
     * @throws TokenUnavailableException if the keys are not available or the cryptographic provider fails
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
     * @throws IllegalStateException if this service has no key to sign with, or issues tokens in sessions only
     * @throws TokenUnavailableException if the keys are not available
     */
    public AuthTokenBuilder auth(String subject) {
        checkStateless();
        return new AuthTokenBuilder(signer, signingKey(), RegisteredClaims.checkSubject(subject), authMaxAge);
    }

    /**
     * Issues a refresh token. It has no scope: what the subject may do is decided when the token is exchanged.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @return the signed token
     * @throws IllegalArgumentException if the subject is malformed
     * @throws IllegalStateException if this service has no key to sign with, or issues tokens in sessions only
     * @throws TokenUnavailableException if the keys are not available or the cryptographic provider fails
     */
    public Token refreshToken(String subject) {
        checkStateless();
        return signer.issue(
                signingKey(), TokenType.REFRESH, RegisteredClaims.checkSubject(subject), refreshMaxAge, Map.of());
    }

    /**
     * Issues a token of a session; called by {@code SessionManager}, which stores the session. The token has the
     * lifetime of its type, unless it has one of its own, and expires no later than the session.
     *
     * @param session the claims of the token
     * @return the signed token
     * @throws IllegalArgumentException if a claim cannot be written as JSON, or the token would have more than
     *     {@code maxTokenSize} characters
     * @throws IllegalStateException if this service has no key to sign with
     * @throws TokenUnavailableException if the keys are not available or the cryptographic provider fails
     */
    public Token sign(SessionClaims session) {
        Duration usual = session.type() == TokenType.AUTH ? authMaxAge : refreshMaxAge;
        return signer.issue(signingKey(), session, Objects.requireNonNullElse(session.maxAge(), usual));
    }

    /**
     * Verifies an auth token: form, key, signature, claims, time, type and revocation.
     *
     * @param signed the compact serialization (RFC 7515 §7.1)
     * @return the verified token
     * @throws TokenRejectedException if the text is anything but a valid auth token
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public Token verify(String signed) {
        return verify(signed, TokenType.AUTH);
    }

    /**
     * Verifies a token of a certain type, as {@link #verify(String)} does: {@code verify(text, TokenType.REFRESH)}. The
     * type is checked before revocation.
     *
     * @param signed the compact serialization (RFC 7515 §7.1)
     * @param type the type that is accepted (RFC 8725 §3.12)
     * @param orElse further types that are accepted; then ask the token for its {@link Token#type()} before acting on
     *     it
     * @return the verified token
     * @throws TokenRejectedException if the text is anything but a valid token of an accepted type
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public Token verify(String signed, TokenType type, TokenType... orElse) {
        return verifier.verify(Objects.requireNonNull(signed, "signed"), type.or(orElse));
    }

    /**
     * Verifies a token as {@link #verify(String, TokenType, TokenType...)} does, but without the revocation check.
     *
     * @param signed the compact serialization (RFC 7515 §7.1)
     * @param type the type that is accepted
     * @param orElse further types that are accepted
     * @return a token that is authentic and has not expired; it may have been revoked, or its session may have ended
     * @throws TokenRejectedException if the text is anything but a valid token of an accepted type
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public Token verifyEvenIfRevoked(String signed, TokenType type, TokenType... orElse) {
        return verifier.verifyEvenIfRevoked(Objects.requireNonNull(signed, "signed"), type.or(orElse));
    }

    /**
     * Whether {@link #verify(String)} accepts a token.
     *
     * @param signed the compact serialization
     * @return whether it is a valid auth token
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public boolean isValid(String signed) {
        return isValid(signed, TokenType.AUTH);
    }

    /**
     * Whether {@link #verify(String, TokenType, TokenType...)} accepts a token.
     *
     * @param signed the compact serialization
     * @param type the type that is accepted
     * @param orElse further types that are accepted
     * @return whether it is a valid token of an accepted type
     * @throws TokenUnavailableException if that cannot be decided now
     */
    public boolean isValid(String signed, TokenType type, TokenType... orElse) {
        try {
            verify(signed, type, orElse);
            return true;
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    /**
     * Decodes a token without verifying it.
     *
     * @param signed the compact serialization
     * @return header and claims; the form is checked as strictly as in {@link #verify(String)}
     * @throws TokenRejectedException if the text is malformed
     */
    public UnverifiedToken decode(String signed) {
        return verifier.decode(Objects.requireNonNull(signed, "signed"));
    }

    /** {@return the statistics of the cache of verified tokens since the start; all zero where there is no cache} */
    public CacheStatistics cacheStatistics() {
        return verifier.cacheStatistics();
    }

    private SigningKey signingKey() {
        try {
            return keys.current()
                    .signingKey()
                    .orElseThrow(() -> new IllegalStateException(
                            "This service verifies tokens only: it has a public key and none to sign with; set "
                                    + "jwt.privateKey or jwt.privateKeyFile to issue tokens"));
        } catch (KeysUnavailableException e) {
            throw new TokenUnavailableException("The service's own keys are not available", e);
        }
    }

    /** Tokens without a session would be rejected by every service that shares the store. */
    private void checkStateless() {
        if (inSessions) {
            throw new IllegalStateException("Sessions are configured, so a login opens one: "
                    + "jwt.sessions().open(subject, scope, claims) gives its auth token and refresh token. "
                    + "For a token without a login, call jwt.sessions().apiTokens().create(subject, name, maxAge)");
        }
    }
}
