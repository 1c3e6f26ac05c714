package io.github.dropwizardjwt.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an issuer states the type of a token. */
@FunctionalInterface
interface TypeRule {
    /** By a {@code type} claim, which each token must have, as in tokens of this library. */
    TypeRule TYPE_CLAIM = claims -> {
        Object type = claims.get("type");
        for (TokenType known : TokenType.values()) {
            if (known.claim().equals(type)) {
                return known;
            }
        }
        throw TokenRejectedException.ofClaim("type");
    };

    /**
     * Determines the type of a token.
     *
     * @throws TokenRejectedException if it has none, or an unknown one
     */
    TokenType typeOf(Map<String, @Nullable Object> claims);

    /**
     * By a {@code type} claim; a token with this other claim and value is an auth token too, unless it is a refresh
     * token.
     */
    static TypeRule orAuthWhere(String name, String value) {
        return claims ->
                value.equals(claims.get(name)) && !isRefresh(claims) ? TokenType.AUTH : TYPE_CLAIM.typeOf(claims);
    }

    /** A token without {@code type} claim is an auth token. */
    static TypeRule authWhereUntyped() {
        return claims -> claims.containsKey("type") ? TYPE_CLAIM.typeOf(claims) : TokenType.AUTH;
    }

    /** A token with this claim and value is an auth token; any other is rejected. */
    static TypeRule authWhere(String name, String value) {
        return claims -> {
            if (value.equals(claims.get(name))) {
                return TokenType.AUTH;
            }
            throw new TokenRejectedException(Reason.WRONG_TYPE);
        };
    }

    /** The same for another issuer: its refresh tokens are rejected, since only the issuer itself exchanges them. */
    default TypeRule ofAnotherIssuer() {
        return claims -> {
            if (isRefresh(claims)) {
                throw new TokenRejectedException(Reason.WRONG_TYPE);
            }
            return typeOf(claims);
        };
    }

    private static boolean isRefresh(Map<String, @Nullable Object> claims) {
        return TokenType.REFRESH.claim().equals(claims.get("type"));
    }
}
