/** Sessions: from the {@code sessions:} section to a store that is watched and purged while the service runs. */
@NullMarked
package io.github.dropwizardjwt.config.session;

import org.jspecify.annotations.NullMarked;
