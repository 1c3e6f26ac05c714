/** The {@code audit:} section: events of sessions and tokens as lines of the log. */
@NullMarked
package io.github.dropwizardjwt.config.audit;

import org.jspecify.annotations.NullMarked;
