package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.Algorithm;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that this service signed or verified. No other code can create one, so a {@code Token} need not be verified
 * again; where it is kept for longer, check {@link #expiresAt()}. Immutable and thread-safe.
 *
 * <p>Two tokens are equal if their headers and claims are, whatever their signatures, and however the managers that
 * verified them were built. {@link #toString()} shows neither claims nor text.
 */
public final class Token implements Principal {
    private final String signed;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;
    private final Algorithm algorithm;
    private final RegisteredClaims registered;
    private final ClaimMapping mapping;

    Token(
            String signed,
            Algorithm algorithm,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> claims,
            RegisteredClaims registered,
            ClaimMapping mapping) {
        this.signed = signed;
        this.algorithm = algorithm;
        this.header = header;
        this.claims = claims;
        this.registered = registered;
        this.mapping = mapping;
    }

    /**
     * The type of the token; the {@code type} claim.
     *
     * @return the type
     */
    public TokenType type() {
        return registered.type();
    }

    /**
     * The subject: whom the token identifies. The {@code sub} claim (RFC 7519 §4.1.2), or, for a trusted issuer, the
     * first of the configured subject claims that the token has. It is unique per issuer: ask {@link #hasOwnSubject()}
     * before using it as the name of a user of this service.
     *
     * @return a non-blank text without control characters
     */
    public String subject() {
        return registered.subject();
    }

    /**
     * Whether the subject is one of the subjects of the service that issued or verified the token: its issuer is the
     * service itself, or a trusted issuer with {@link Subjects#SHARED}.
     *
     * @return false if it is a subject of another issuer, and equal names mean different users
     */
    public boolean hasOwnSubject() {
        return mapping.subjects() == Subjects.SHARED;
    }

    /**
     * The {@link #subject()}, as {@link Principal} calls it.
     *
     * @return the subject
     */
    @Override
    public String getName() {
        return subject();
    }

    /**
     * The issuer; the {@code iss} claim (RFC 7519 §4.1.1).
     *
     * @return the issuer
     */
    public String issuer() {
        return registered.issuer();
    }

    /**
     * The services the token is meant for; the {@code aud} claim (RFC 7519 §4.1.3).
     *
     * @return the audiences; empty where the token has none
     */
    public List<String> audience() {
        List<String> audience = registered.audience();
        return audience == null ? List.of() : audience;
    }

    /**
     * The token's id; the {@code jti} claim (RFC 7519 §4.1.7). Unique per issuer.
     *
     * @return the id; empty where the token of another issuer has none
     */
    public Optional<String> id() {
        return Optional.ofNullable(registered.id());
    }

    /**
     * When the token was issued; the {@code iat} claim (RFC 7519 §4.1.6).
     *
     * @return the time of issue
     */
    public Instant issuedAt() {
        return registered.issuedAt();
    }

    /**
     * When the token expires; the {@code exp} claim (RFC 7519 §4.1.4).
     *
     * @return the first instant at which it is no longer valid
     */
    public Instant expiresAt() {
        return registered.expiresAt();
    }

    /**
     * The lifetime of the token.
     *
     * @return the time from {@link #issuedAt()} to {@link #expiresAt()}
     */
    public Duration maxAge() {
        return Duration.between(issuedAt(), expiresAt());
    }

    /**
     * The scope, as it was issued: the {@code scope} claim, or, for a trusted issuer, the first of the configured scope
     * claims that the token has.
     *
     * @return a string, a number, a map or a list; empty where the token has no scope
     */
    public Optional<Object> scope() {
        return Optional.ofNullable(mapping.scopes().in(claims));
    }

    /**
     * Whether the token grants a scope.
     *
     * @param name its name
     * @return whether {@link #scope()}, or another of these claims, is a space-separated string or a list that contains
     *     the name, or a map in which it is {@code true}
     */
    public boolean hasScope(String name) {
        return mapping.scopes().grant(name, claims);
    }

    /**
     * All claims.
     *
     * @return the claims in their order, deeply immutable: {@code Map}, {@code List}, {@code String}, {@code Boolean},
     *     {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} and null
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /**
     * One claim.
     *
     * @param name its name
     * @param type one of the types of {@link #claims()}, or {@code Number} or {@code Object}; {@code Long} takes
     *     {@code Integer} values too
     * @param <T> the type
     * @return the claim's value; empty where the token has none of that name or it is null
     * @throws IllegalArgumentException if the value is of another type
     */
    public <T> Optional<T> claim(String name, Class<T> type) {
        Object value = claims.get(name);
        if (type == Long.class && value instanceof Integer number) {
            value = number.longValue();
        }
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("The claim '" + name + "' is a "
                    + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return Optional.ofNullable(type.cast(value));
    }

    /**
     * The header (RFC 7515 §4).
     *
     * @return the parameters, immutable
     */
    public Map<String, @Nullable Object> header() {
        return header;
    }

    /**
     * The signature algorithm; the {@code alg} header parameter.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * Whether the token is signed; every {@code Token} is.
     *
     * @return true
     */
    public boolean isSigned() {
        return true;
    }

    /**
     * The compact serialization (RFC 7515 §7.1): the text that a client sends. It is a secret; do not log it. Do not
     * identify tokens by it either: an ES256 signature has two valid forms, so revoke by {@link #issuer()} and
     * {@link #id()}.
     *
     * @return the text
     */
    public String signed() {
        return signed;
    }

    RegisteredClaims registered() {
        return registered;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token token && header.equals(token.header) && claims.equals(token.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    @Override
    public String toString() {
        return "Token[" + type() + ", " + algorithm + "]";
    }
}
