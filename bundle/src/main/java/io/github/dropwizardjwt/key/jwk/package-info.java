/** JSON Web Keys and JWK Sets (RFC 7517): read strictly, and written. */
@NullMarked
package io.github.dropwizardjwt.key.jwk;

import org.jspecify.annotations.NullMarked;
