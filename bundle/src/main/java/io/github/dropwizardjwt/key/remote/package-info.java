/** The keys of other issuers: fetched as JWK Sets, kept fresh in the background, and kept while an issuer is down. */
@NullMarked
package io.github.dropwizardjwt.key.remote;

import org.jspecify.annotations.NullMarked;
