/** The {@code cookies:} section. */
@NullMarked
package io.github.dropwizardjwt.config.cookie;

import org.jspecify.annotations.NullMarked;
