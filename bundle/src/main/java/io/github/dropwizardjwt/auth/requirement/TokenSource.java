package io.github.dropwizardjwt.auth.requirement;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a request carries its token. Thread-safe. */
public sealed interface TokenSource permits BearerHeader, NamedHeader, TokenCookie, LocalhostCookie, HeaderOrCookie {
    /**
     * The {@code Authorization} header with the {@code Bearer} scheme (RFC 6750 §2.1).
     *
     * @return the header
     */
    static TokenSource bearerHeader() {
        return new BearerHeader();
    }

    /**
     * A header whose whole value is the token, without a scheme.
     *
     * @param name the header's name
     * @return the header
     * @throws IllegalArgumentException if no header has such a name, or its value has another form, as that of
     *     {@code Authorization}
     */
    static TokenSource header(String name) {
        return new NamedHeader(name);
    }

    /**
     * Whether a text can be the name of a {@link #header}.
     *
     * @param name the text
     * @return whether a header can have that name, and a token as its whole value
     */
    static boolean isHeader(String name) {
        return NamedHeader.isName(name);
    }

    /**
     * A cookie (RFC 6265 §5.4).
     *
     * @param name the cookie's name
     * @return the cookie
     * @throws IllegalArgumentException if no cookie can have such a name (RFC 6265 §4.1.1)
     */
    static TokenSource cookie(String name) {
        return new TokenCookie(name);
    }

    /**
     * A cookie that is looked for in requests to this machine only, since browsers may have sent it without TLS.
     *
     * @param name the cookie's name
     * @return the cookie
     * @throws IllegalArgumentException if no cookie can have such a name (RFC 6265 §4.1.1)
     */
    static TokenSource localhostCookie(String name) {
        return new LocalhostCookie(new TokenCookie(name));
    }

    /**
     * This header or a cookie; a request with a token in both is malformed.
     *
     * @param cookie the cookie
     * @return both
     */
    default TokenSource or(TokenSource cookie) {
        return new HeaderOrCookie(this, cookie);
    }

    /**
     * The header that may carry the token.
     *
     * @return the header's name; empty where none may
     */
    default Optional<String> headerName() {
        return Optional.empty();
    }

    /**
     * The cookie that may carry the token.
     *
     * @return the cookie's name; empty where none may
     */
    default Optional<String> cookieName() {
        return Optional.empty();
    }

    /**
     * Finds the text of the request's token.
     *
     * @param request the headers of the request
     * @return the text, whose form may not have been checked yet; null where there is none
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if there are several, or the header is malformed
     */
    @Nullable
    String find(RequestHeaders request);

    /**
     * The headers of a request that carries a token here, and nothing else but what a page of the service itself sends
     * with a cookie. Where two places are possible, the token is in the header.
     *
     * @param token the token, whatever its form
     * @return the headers
     */
    default RequestHeaders carrying(String token) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(headerName().orElse(HttpHeaders.COOKIE), List.of(carried(token)));
        if (headerName().isEmpty()) {
            headers.put("Sec-Fetch-Site", List.of("same-origin"));
            headers.put(HttpHeaders.HOST, List.of("localhost"));
        }
        return headers::get;
    }

    /**
     * The value of the header with a token.
     *
     * @param token the token
     * @return the value
     */
    default String carried(String token) {
        return token;
    }

    /**
     * Whether a request carries its token in the cookie, so that it was not the sender alone who decided to send it.
     *
     * @param request the headers of a request in which {@link #find} has found a token
     * @return whether it is in the cookie
     */
    default boolean isInCookie(RequestHeaders request) {
        return false;
    }

    /**
     * Checks the form of a text that was rejected as a token, to tell malformed credentials from an invalid token. A
     * token that was accepted is well-formed and need not be checked.
     *
     * @param text the text
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if it makes the header malformed
     */
    default void checkForm(String text) {
        // A cookie takes any text.
    }
}
