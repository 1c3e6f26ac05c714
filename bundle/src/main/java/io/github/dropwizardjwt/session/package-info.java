/**
 * Sessions: logins in a {@link io.github.dropwizardjwt.session.SessionStore}, so that refresh tokens are used once and
 * tokens can be revoked.
 */
@NullMarked
package io.github.dropwizardjwt.session;

import org.jspecify.annotations.NullMarked;
