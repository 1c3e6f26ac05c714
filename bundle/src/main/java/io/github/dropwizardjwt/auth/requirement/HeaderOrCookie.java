package io.github.dropwizardjwt.auth.requirement;

import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header or a cookie, of which a request may use one only (RFC 6750 §2): with two tokens, nobody could say whose
 * request it is.
 *
 * @param header the header
 * @param cookie the cookie
 */
record HeaderOrCookie(TokenSource header, TokenSource cookie) implements TokenSource {
    @Override
    public Optional<String> headerName() {
        return header.headerName();
    }

    @Override
    public Optional<String> cookieName() {
        return cookie.cookieName();
    }

    @Override
    public String carried(String token) {
        return header.carried(token);
    }

    /** The form of a header is checked at once, since nobody knows later where the text was found. */
    @Override
    public @Nullable String find(RequestHeaders request) {
        String inHeader = header.find(request);
        if (inHeader != null) {
            header.checkForm(inHeader);
        }
        String inCookie = cookie.find(request);
        if (inHeader != null && inCookie != null) {
            throw new TokenRejectedException(Reason.SEVERAL_TOKENS);
        }
        return inHeader == null ? inCookie : inHeader;
    }

    @Override
    public boolean isInCookie(RequestHeaders request) {
        return header.find(request) == null;
    }
}
