package io.github.dropwizardjwt.auth;

/** Where a request carries its token. Never in the query string or a form (RFC 9700 §4.3.2). */
public enum TokenLocation {
    /** {@code Authorization: Bearer TOKEN} (RFC 6750 §2.1). */
    HEADER,
    /**
     * A cookie. Browsers send cookies with requests that other sites start: set it with {@code SameSite=Strict} or
     * {@code Lax}, {@code HttpOnly} and {@code Secure}.
     */
    COOKIE
}
