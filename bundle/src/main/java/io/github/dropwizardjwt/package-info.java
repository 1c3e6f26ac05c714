/**
 * The bundle and its configuration: where keys, tokens and Jersey are put together.
 */
@NullMarked
package io.github.dropwizardjwt;

import org.jspecify.annotations.NullMarked;
