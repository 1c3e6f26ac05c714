/** Strict, bounded JSON with immutable values, and base64url. */
@NullMarked
package io.github.dropwizardjwt.json;

import org.jspecify.annotations.NullMarked;
