/** Trusted issuers: from an entry of {@code trustedIssuers:} to keys that are fetched while the service runs. */
@NullMarked
package io.github.dropwizardjwt.config.issuer;

import org.jspecify.annotations.NullMarked;
