/** The bundle and its configuration: where keys, tokens, sessions and Jersey are wired together. */
@NullMarked
package io.github.dropwizardjwt;

import org.jspecify.annotations.NullMarked;
