package io.github.dropwizardjwt.token;

import java.util.Locale;

/** What a token is for; the {@code type} claim, in the words of Flask_PyJWT. */
public enum TokenType {
    /** Opens resources; short-lived. */
    AUTH,
    /** Is exchanged for new auth tokens; long-lived, and opens nothing else (RFC 8725 §3.12). */
    REFRESH;

    private final String claim = name().toLowerCase(Locale.ROOT);

    /**
     * The value of the {@code type} claim.
     *
     * @return {@code auth} or {@code refresh}
     */
    public String claim() {
        return claim;
    }
}
