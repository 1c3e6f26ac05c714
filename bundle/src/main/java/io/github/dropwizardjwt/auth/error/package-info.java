/**
 * Responses to rejected requests (RFC 6750 §3), and how the application customizes them.
 *
 * <p>{@link io.github.dropwizardjwt.auth.error.TokenErrorHandler} is for applications.
 */
@NullMarked
package io.github.dropwizardjwt.auth.error;

import org.jspecify.annotations.NullMarked;
