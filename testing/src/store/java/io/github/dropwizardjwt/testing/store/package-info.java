/** The contract of session stores: the tests that a {@link io.github.dropwizardjwt.session.SessionStore} must pass. */
@NullMarked
package io.github.dropwizardjwt.testing.store;

import org.jspecify.annotations.NullMarked;
