/**
 * Whose token it is: the application's own types of users, typed claims, and roles, each looked up with the token of a
 * request when it is needed. Nothing here is for applications: they call {@code JwtBundle} or
 * {@code JwtFeatureBuilder}.
 */
@NullMarked
package io.github.dropwizardjwt.auth.principal;

import org.jspecify.annotations.NullMarked;
