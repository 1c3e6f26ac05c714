/**
 * What {@code @RequireToken} demands: compiled once, evaluated with each request, and where the token is found.
 *
 * <p>{@link io.github.dropwizardjwt.auth.requirement.Requirement} and
 * {@link io.github.dropwizardjwt.auth.requirement.TokenSource} are the way in; applications implement
 * {@link io.github.dropwizardjwt.auth.requirement.TokenCheck}.
 */
@NullMarked
package io.github.dropwizardjwt.auth.requirement;

import org.jspecify.annotations.NullMarked;
