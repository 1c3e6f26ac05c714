/**
 * Answers to rejected requests (RFC 6750 §3), and the application's way to change them.
 *
 * <p>{@link io.github.dropwizardjwt.auth.error.TokenErrorHandler} is for applications.
 */
@NullMarked
package io.github.dropwizardjwt.auth.error;

import org.jspecify.annotations.NullMarked;
