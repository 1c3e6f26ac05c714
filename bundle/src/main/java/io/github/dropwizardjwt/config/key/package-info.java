/** The settings of the service's own keys, and the keys loaded from them. */
@NullMarked
package io.github.dropwizardjwt.config.key;

import org.jspecify.annotations.NullMarked;
