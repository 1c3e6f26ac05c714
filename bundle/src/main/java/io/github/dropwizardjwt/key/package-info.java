/**
 * Algorithms and keys: signing keys, verification keys and sets of them, with PEM, key files, and checks of their
 * strength.
 */
@NullMarked
package io.github.dropwizardjwt.key;

import org.jspecify.annotations.NullMarked;
