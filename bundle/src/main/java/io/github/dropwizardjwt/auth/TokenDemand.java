package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.RequirementCompiler;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.TokenType;

/**
 * The token that a resource method demands: its {@link RequireToken}, compiled once at start.
 *
 * @param type its type
 * @param source where the request carries it
 * @param requirement what its claims must meet
 */
record TokenDemand(TokenType type, TokenSource source, Requirement requirement) {
    private static final String[] NONE = {};

    /** A valid auth token in the header, and nothing more. */
    static final TokenDemand ANY_AUTH_TOKEN = new TokenDemand(
            TokenType.AUTH, TokenSource.bearerHeader(), RequirementCompiler.compile("", NONE, NONE, NONE));

    /**
     * Compiles an annotation.
     *
     * @throws IllegalArgumentException if an entry is malformed, or location and cookie conflict
     */
    static TokenDemand of(RequireToken annotation) {
        TokenSource source = source(annotation);
        return new TokenDemand(
                annotation.type(),
                source,
                RequirementCompiler.compile(
                        annotation.sub(), annotation.claims(), annotation.scope(), annotation.override()));
    }

    private static TokenSource source(RequireToken annotation) {
        if (annotation.location() == TokenLocation.COOKIE) {
            return cookie(annotation.cookie());
        }
        if (!annotation.cookie().isEmpty()) {
            throw new IllegalArgumentException("cookie is given, but the token is read from the header; add "
                    + "location = TokenLocation.COOKIE or drop it");
        }
        return TokenSource.bearerHeader();
    }

    private static TokenSource cookie(String name) {
        try {
            return TokenSource.cookie(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "location = TokenLocation.COOKIE needs the cookie's name, as in cookie = \"auth_token\"", e);
        }
    }
}
