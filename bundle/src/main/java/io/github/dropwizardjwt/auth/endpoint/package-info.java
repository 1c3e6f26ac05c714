/** What the bundle serves itself: its public keys, its description, and the sessions of the caller. */
@NullMarked
package io.github.dropwizardjwt.auth.endpoint;

import org.jspecify.annotations.NullMarked;
