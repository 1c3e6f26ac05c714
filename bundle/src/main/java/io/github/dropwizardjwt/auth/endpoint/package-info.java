/** What the bundle serves itself: its public keys, the issuer's metadata, and the sessions of the caller. */
@NullMarked
package io.github.dropwizardjwt.auth.endpoint;

import org.jspecify.annotations.NullMarked;
