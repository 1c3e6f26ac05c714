/** The entries of {@code trustedIssuers:}, and the issuers built from them. */
@NullMarked
package io.github.dropwizardjwt.config.issuer;

import org.jspecify.annotations.NullMarked;
