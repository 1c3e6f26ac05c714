package io.github.dropwizardjwt.auth;

/** Where a request carries its token. Tokens in the query string or in a form are never read (RFC 9700 §4.3.2). */
public enum TokenLocation {
    /** {@code Authorization: Bearer TOKEN} (RFC 6750 §2.1). */
    HEADER,
    /**
     * A cookie, as {@code jwt.cookies()} sets it. Browsers also send cookies with requests that pages of other origins
     * have caused: those of other methods than GET, HEAD, OPTIONS and TRACE are answered with 403.
     */
    COOKIE
}
