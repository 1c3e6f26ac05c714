package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.token.Token;

/**
 * What a login or a refresh gives the client. Immutable.
 *
 * @param auth opens resources
 * @param refresh is exchanged, once, for the next pair
 */
public record TokenPair(Token auth, Token refresh) {}
