/** The service's own keys: from their settings to keys that change while the service runs. */
@NullMarked
package io.github.dropwizardjwt.config.key;

import org.jspecify.annotations.NullMarked;
