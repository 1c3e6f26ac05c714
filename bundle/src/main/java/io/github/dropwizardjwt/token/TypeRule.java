package io.github.dropwizardjwt.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an issuer says what a token is for. */
@FunctionalInterface
interface TypeRule {
    /** As this library does: by a {@code type} claim that no token lacks. */
    TypeRule TYPE_CLAIM = claims -> {
        Object type = claims.get("type");
        for (TokenType known : TokenType.values()) {
            if (known.claim().equals(type)) {
                return known;
            }
        }
        throw new TokenRejectedException(Reason.INVALID_CLAIMS);
    };

    /**
     * What a token is for.
     *
     * @throws TokenRejectedException if it does not say, or is for something else
     */
    TokenType typeOf(Map<String, @Nullable Object> claims);

    /** Where there is no {@code type} claim, it is an auth token. */
    static TypeRule authWhereUntyped() {
        return claims -> claims.containsKey("type") ? TYPE_CLAIM.typeOf(claims) : TokenType.AUTH;
    }

    /** A claim of this name and value makes an auth token, and nothing else does. */
    static TypeRule authWhere(String name, String value) {
        return claims -> {
            if (value.equals(claims.get(name))) {
                return TokenType.AUTH;
            }
            throw new TokenRejectedException(Reason.WRONG_TYPE);
        };
    }

    /** The same for an issuer that is not this service: its refresh tokens are exchanged with itself. */
    default TypeRule ofAnotherIssuer() {
        return claims -> {
            if (TokenType.REFRESH.claim().equals(claims.get("type"))) {
                throw new TokenRejectedException(Reason.WRONG_TYPE);
            }
            return typeOf(claims);
        };
    }
}
