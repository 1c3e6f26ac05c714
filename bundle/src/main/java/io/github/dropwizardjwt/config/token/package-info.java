/** What holds for this service's own tokens, and the cache of verified ones. */
@NullMarked
package io.github.dropwizardjwt.config.token;

import org.jspecify.annotations.NullMarked;
