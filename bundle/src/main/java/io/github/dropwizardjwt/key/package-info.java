/** Algorithms and keys: signing keys, verification keys, and sets of them. */
@NullMarked
package io.github.dropwizardjwt.key;

import org.jspecify.annotations.NullMarked;
