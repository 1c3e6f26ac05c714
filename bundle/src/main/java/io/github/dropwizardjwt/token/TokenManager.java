package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies the tokens of one issuer, and verifies those of the issuers that it trusts; a
 * {@link #resourceServer()} verifies those of others only. Immutable and thread-safe.
 */
public final class TokenManager {
    /** Null for a resource server. */
    private final @Nullable TokenIssuer tokenIssuer;

    private final TokenVerifier verifier;

    TokenManager(TokenManagerBuilder builder) {
        this.tokenIssuer = builder.tokenIssuer();
        IssuerPolicies policies = builder.policies();
        TokenCache cache = builder.cache.newCache(builder.clock, policies.largestClockSkew());
        this.verifier = new TokenVerifier(
                policies,
                builder.revocation.all(),
                builder.clock,
                builder.maxTokenSize,
                cache,
                builder.verificationTimes);
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
        return new TokenManagerBuilder(new OwnTokens(issuer, keys));
    }

    /**
     * Starts the builder of a resource server (RFC 6749 §1.1): it has no tokens of its own, and so neither an issuer
     * nor a key, and accepts those of the issuers that it trusts. What concerns own tokens throws an
     * {@link IllegalStateException}, in the builder and in the manager.
     *
     * @return a builder with the defaults of {@link #builder}; it needs {@link TokenManagerBuilder#trust}
     */
    public static TokenManagerBuilder resourceServer() {
        return new TokenManagerBuilder(null);
    }

    /**
     * The issuer of the tokens that this service issues.
     *
     * @return their {@code iss} claim
     * @throws IllegalStateException if it is a {@link #resourceServer()}
     */
    public String issuer() {
        return issuing().issuer();
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
     * @throws IllegalStateException if this service has no key to sign with, has no tokens of its own, or issues tokens
     *     in sessions only
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
     * @throws IllegalStateException if this service has no key to sign with, has no tokens of its own, or issues tokens
     *     in sessions only
     * @throws TokenUnavailableException if the keys are not available
     */
    public AuthTokenBuilder auth(String subject) {
        return issuing().auth(subject);
    }

    /**
     * Issues a refresh token. It has no scope: what the subject may do is decided when the token is exchanged.
     *
     * @param subject the {@code sub} claim; not blank, without control characters
     * @return the signed token
     * @throws IllegalArgumentException if the subject is malformed
     * @throws IllegalStateException if this service has no key to sign with, has no tokens of its own, or issues tokens
     *     in sessions only
     * @throws TokenUnavailableException if the keys are not available or the cryptographic provider fails
     */
    public Token refreshToken(String subject) {
        return issuing().refreshToken(subject);
    }

    /**
     * Issues a token of a session; called by {@code SessionManager}, which stores the session. The token has the
     * lifetime of its type, unless it has one of its own, and expires no later than the session.
     *
     * @param session the claims of the token
     * @return the signed token
     * @throws IllegalArgumentException if a claim cannot be written as JSON, or the token would have more than
     *     {@code maxTokenSize} characters
     * @throws IllegalStateException if this service has no key to sign with, or no tokens of its own
     * @throws TokenUnavailableException if the keys are not available or the cryptographic provider fails
     */
    public Token sign(SessionClaims session) {
        return issuing().sign(session);
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

    /**
     * Stops fetching the keys of issuers that were found at run time
     * ({@link TokenManagerBuilder#trust(TrustedIssuers)}). Needed only where there may be any; their tokens cannot be
     * verified afterwards. {@code JwtBundle} calls it when the service stops.
     */
    public void close() {
        verifier.close();
    }

    private TokenIssuer issuing() {
        if (tokenIssuer == null) {
            throw TokenIssuer.absent();
        }
        return tokenIssuer;
    }
}
