/**
 * The keys of other issuers: JWK Sets that are fetched, refreshed in the background, and used while an issuer is down.
 */
@NullMarked
package io.github.dropwizardjwt.key.remote;

import org.jspecify.annotations.NullMarked;
