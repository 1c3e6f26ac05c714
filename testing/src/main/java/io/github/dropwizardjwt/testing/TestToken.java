package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that a test wants: {@code JWT.as("alice").scope("admin").header()}. It is issued as the service issues
 * tokens, with its own key and, where sessions are configured, in a real session; each call of {@link #text()},
 * {@link #token()}, {@link #header()}, {@link #cookie} and {@link #on} issues another one. Where a test needs the same
 * token twice, it keeps the text. Immutable: each method returns another description.
 */
public final class TestToken {
    private final Mint mint;
    private final String subject;
    private final Map<String, @Nullable Object> claims;
    private final TokenType type;
    private final @Nullable Duration expiresIn;
    private final @Nullable Instant issuedAt;

    TestToken(Mint mint, String subject) {
        this(mint, subject, Map.of(), TokenType.AUTH, null, null);
    }

    private TestToken(
            Mint mint,
            String subject,
            Map<String, ? extends @Nullable Object> claims,
            TokenType type,
            @Nullable Duration expiresIn,
            @Nullable Instant issuedAt) {
        this.mint = mint;
        this.subject = subject;
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        this.type = type;
        this.expiresIn = expiresIn;
        this.issuedAt = issuedAt;
    }

    /**
     * Sets the {@code scope} claim.
     *
     * @param scope a string of names separated by spaces, a collection or a map; null for none
     * @return such a token
     */
    public TestToken scope(@Nullable Object scope) {
        return claim("scope", scope);
    }

    /**
     * Sets a claim, registered ones such as {@code iss} and {@code aud} too.
     *
     * @param name its name
     * @param value its value; null to leave the claim out
     * @return such a token
     */
    public TestToken claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return withClaims(more);
    }

    /**
     * Sets claims.
     *
     * @param more names and values, as for {@link #claim}
     * @return such a token
     */
    public TestToken claims(Map<String, ?> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(claims);
        all.putAll(more);
        return withClaims(all);
    }

    /**
     * Sets the type.
     *
     * @param wanted auth, unless set; a refresh token
     * @return such a token
     */
    public TestToken type(TokenType wanted) {
        return new TestToken(mint, subject, claims, wanted, expiresIn, issuedAt);
    }

    /**
     * Sets how long it is valid.
     *
     * @param duration from {@code iat} to {@code exp}; unless set, as the service is configured
     * @return such a token
     */
    public TestToken expiresIn(Duration duration) {
        return new TestToken(mint, subject, claims, type, duration, issuedAt);
    }

    /**
     * Sets when it was issued.
     *
     * @param instant {@code iat}; unless set, now
     * @return such a token
     */
    public TestToken issuedAt(Instant instant) {
        return new TestToken(mint, subject, claims, type, expiresIn, instant);
    }

    /**
     * Issues it.
     *
     * @return the token as the service has verified it
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the service does not accept it, be it that it has
     *     expired
     * @throws IllegalStateException if the service has no key to sign with
     */
    public Token token() {
        return mint.verify(text(), type);
    }

    /**
     * Issues it.
     *
     * @return the compact serialization
     * @throws IllegalStateException if the service has no key to sign with
     */
    public String text() {
        return minted().text();
    }

    /**
     * Issues it for the {@code Authorization} header.
     *
     * @return {@code Bearer} and the token
     */
    public String header() {
        return "Bearer " + text();
    }

    /**
     * Issues it for a cookie. A request that may change something also needs the header {@code X-JWT-CSRF} with any
     * value, as all clients that are no browser do.
     *
     * @param name the cookie's name
     * @return the cookie
     */
    public Cookie cookie(String name) {
        return new Cookie.Builder(name).value(text()).build();
    }

    /**
     * Issues it and adds it to a request: {@code JWT.as("alice").on(target.request()).get()}.
     *
     * @param request the request
     * @return the same, with an {@code Authorization} header
     */
    public Invocation.Builder on(Invocation.Builder request) {
        return request.header(HttpHeaders.AUTHORIZATION, header());
    }

    /**
     * Issues it and makes an invalid token of it. If the service has no such tokens, as none are revoked without
     * sessions, the test is skipped.
     *
     * @param kind in what way it is invalid
     * @return the compact serialization, or another text
     * @throws IllegalStateException if the service has no key to sign with
     */
    public String forged(Forgery kind) {
        return kind.of(this);
    }

    Minted minted() {
        return mint.mint(this);
    }

    Mint mint() {
        return mint;
    }

    String subject() {
        return subject;
    }

    TokenType type() {
        return type;
    }

    Map<String, @Nullable Object> claims() {
        return claims;
    }

    @Nullable
    Duration expiresIn() {
        return expiresIn;
    }

    @Nullable
    Instant issuedAt() {
        return issuedAt;
    }

    TestToken of(String other) {
        return new TestToken(mint, other, claims, type, expiresIn, issuedAt);
    }

    TestToken withClaims(Map<String, @Nullable Object> all) {
        return new TestToken(mint, subject, all, type, expiresIn, issuedAt);
    }

    @Override
    public String toString() {
        return "TestToken[" + type + ", sub=" + subject + "]";
    }
}
