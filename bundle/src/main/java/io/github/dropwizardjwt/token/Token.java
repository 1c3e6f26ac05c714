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
 * A token that this service signed or verified. There is no other way to come by one: who holds a {@code Token} need
 * not check it again, save for {@link #expiresAt()} where it is kept. Immutable and safe for use by many threads.
 *
 * <p>Two tokens are equal if header and claims are, however they were signed. {@link #toString()} shows neither claims
 * nor text.
 */
public final class Token implements Principal {
    private final String signed;
    private final Map<String, @Nullable Object> header;
    private final Map<String, @Nullable Object> claims;
    private final Algorithm algorithm;
    private final RegisteredClaims registered;
    private final ScopeClaims scopes;

    Token(
            String signed,
            Algorithm algorithm,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> claims,
            RegisteredClaims registered,
            ScopeClaims scopes) {
        this.signed = signed;
        this.algorithm = algorithm;
        this.header = header;
        this.claims = claims;
        this.registered = registered;
        this.scopes = scopes;
    }

    /**
     * What the token is for; the {@code type} claim.
     *
     * @return the type
     */
    public TokenType type() {
        return registered.type();
    }

    /**
     * Whom the token speaks of; the {@code sub} claim (RFC 7519 §4.1.2).
     *
     * @return a non-blank text without control characters
     */
    public String subject() {
        return registered.subject();
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
     * Who issued the token; the {@code iss} claim (RFC 7519 §4.1.1).
     *
     * @return the issuer
     */
    public String issuer() {
        return registered.issuer();
    }

    /**
     * For whom the token is; the {@code aud} claim (RFC 7519 §4.1.3).
     *
     * @return the audiences; empty where the token has none
     */
    public List<String> audience() {
        List<String> audience = registered.audience();
        return audience == null ? List.of() : audience;
    }

    /**
     * The token's own name; the {@code jti} claim (RFC 7519 §4.1.7). Unique per issuer.
     *
     * @return the id; empty where another issuer gave none
     */
    public Optional<String> id() {
        return Optional.ofNullable(registered.id());
    }

    /**
     * When the token was issued; the {@code iat} claim (RFC 7519 §4.1.6).
     *
     * @return the moment
     */
    public Instant issuedAt() {
        return registered.issuedAt();
    }

    /**
     * From when on the token is rejected; the {@code exp} claim (RFC 7519 §4.1.4).
     *
     * @return the first moment at which it is no longer good
     */
    public Instant expiresAt() {
        return registered.expiresAt();
    }

    /**
     * For how long the token was issued.
     *
     * @return the time from {@link #issuedAt()} to {@link #expiresAt()}
     */
    public Duration maxAge() {
        return Duration.between(issuedAt(), expiresAt());
    }

    /**
     * What the token allows, as it was given: the {@code scope} claim, or what stands at the first place where an issuer
     * that is trusted was said to have it.
     *
     * @return a string, a number, a map or a list; empty where the token has no scope
     */
    public Optional<Object> scope() {
        return Optional.ofNullable(scopes.in(claims));
    }

    /**
     * Whether the token grants a scope.
     *
     * @param name its name
     * @return whether {@link #scope()}, or what stands at another of these places, is a space-separated string or a list
     *     that holds the name, or a map that has it as {@code true}
     */
    public boolean hasScope(String name) {
        return scopes.grant(name, claims);
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
     * How the token is signed; the {@code alg} header parameter.
     *
     * @return the algorithm
     */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * Whether the token is signed; there is no {@code Token} that is not.
     *
     * @return true
     */
    public boolean isSigned() {
        return true;
    }

    /**
     * The compact serialization (RFC 7515 §7.1): the text that a client sends. A secret; do not log it. No identity
     * either: an ES256 token has two valid texts, so revoke by {@link #issuer()} and {@link #id()}.
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
