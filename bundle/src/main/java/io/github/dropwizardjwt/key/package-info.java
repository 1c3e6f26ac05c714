/**
 * Algorithms and keys: where keys come from, which one verifies a token, which one signs.
 */
@NullMarked
package io.github.dropwizardjwt.key;

import org.jspecify.annotations.NullMarked;
