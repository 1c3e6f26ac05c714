/** The settings of this service's own tokens, and of the cache of verified tokens. */
@NullMarked
package io.github.dropwizardjwt.config.token;

import org.jspecify.annotations.NullMarked;
