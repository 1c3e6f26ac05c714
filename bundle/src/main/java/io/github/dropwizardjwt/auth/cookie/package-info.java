/**
 * Tokens in cookies, for browsers: {@link io.github.dropwizardjwt.auth.cookie.TokenCookies} writes them, and requests
 * that other origins have caused are rejected.
 */
@NullMarked
package io.github.dropwizardjwt.auth.cookie;

import org.jspecify.annotations.NullMarked;
