package io.github.dropwizardjwt.auth;

/** Where a request carries its token. Tokens in the query string or in a form are never read (RFC 9700 §4.3.2). */
public enum TokenLocation {
    /** {@code Authorization: Bearer TOKEN} (RFC 6750 §2.1). */
    HEADER,
    /**
     * A cookie. Browsers also send cookies with cross-site requests: set it with {@code SameSite=Strict} or
     * {@code Lax}, {@code HttpOnly} and {@code Secure}.
     */
    COOKIE
}
