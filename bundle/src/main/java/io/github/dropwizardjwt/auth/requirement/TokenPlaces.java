package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.TokenType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where requests carry tokens, unless a resource method or a guarded path says otherwise. Immutable.
 *
 * @param header the header
 * @param authCookie the cookie of auth tokens; null where none is configured
 * @param refreshCookie the cookie of refresh tokens; null where none is configured
 */
public record TokenPlaces(
        TokenSource header,
        @Nullable TokenSource authCookie,
        @Nullable TokenSource refreshCookie) {
    /**
     * Places without cookies.
     *
     * @param header the only place
     * @return the places
     */
    public static TokenPlaces only(TokenSource header) {
        return new TokenPlaces(header, null, null);
    }

    /**
     * Where a token is looked for by methods and paths without a location of their own.
     *
     * @param type the type of the token
     * @return the header, or the header and the cookie of that type
     */
    public TokenSource usual(TokenType type) {
        return cookie(type).map(header::or).orElse(header);
    }

    /**
     * The configured cookie.
     *
     * @param type the type of the token
     * @return the cookie of that type; empty where none is configured
     */
    public Optional<TokenSource> cookie(TokenType type) {
        return Optional.ofNullable(type == TokenType.REFRESH ? refreshCookie : authCookie);
    }
}
