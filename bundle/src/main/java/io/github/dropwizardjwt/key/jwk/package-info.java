/** Keys as JSON: JSON Web Keys and sets of them (RFC 7517), read strictly. */
@NullMarked
package io.github.dropwizardjwt.key.jwk;

import org.jspecify.annotations.NullMarked;
