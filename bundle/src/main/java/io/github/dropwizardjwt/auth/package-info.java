/**
 * Tokens at the door of Jersey: required per resource method, checked, injected, rejected as RFC 6750 says.
 *
 * <p>{@link io.github.dropwizardjwt.auth.JwtFeature} is the way in.
 */
@NullMarked
package io.github.dropwizardjwt.auth;

import org.jspecify.annotations.NullMarked;
