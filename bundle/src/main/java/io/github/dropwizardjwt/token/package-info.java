/**
 * Tokens: issued and verified by {@link io.github.dropwizardjwt.token.TokenManager}, parsed strictly, and rejected with
 * a {@link io.github.dropwizardjwt.token.Reason}; and the issuers that are trusted.
 */
@NullMarked
package io.github.dropwizardjwt.token;

import org.jspecify.annotations.NullMarked;
