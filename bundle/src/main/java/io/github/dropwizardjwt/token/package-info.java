/**
 * Tokens: issued by {@link io.github.dropwizardjwt.token.TokenManager}, read strictly, verified, rejected with a
 * reason.
 */
@NullMarked
package io.github.dropwizardjwt.token;

import org.jspecify.annotations.NullMarked;
