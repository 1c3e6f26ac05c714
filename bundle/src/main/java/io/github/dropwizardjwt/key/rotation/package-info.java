/**
 * Keys that change while the service runs: when each begins to sign, verifies only, and counts no more; a directory of
 * them that is read again when it changes.
 */
@NullMarked
package io.github.dropwizardjwt.key.rotation;

import org.jspecify.annotations.NullMarked;
