package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;

/**
 * The tokens that a client gets from a login or a refresh. Immutable.
 *
 * @param auth the auth token, for requests to resources
 * @param refresh the refresh token, to be exchanged once for the next pair
 */
public record TokenPair(Token auth, Token refresh) {}
