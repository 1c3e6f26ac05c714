package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.token.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a token, for its holder.
 *
 * @param tokenType {@code auth} or {@code refresh}
 * @param subject the {@code sub} claim
 * @param scope what it grants; null for none
 * @param claims all its claims
 * @param isSigned whether it is signed
 * @param signedToken its text
 */
public record TokenInfo(
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("subject") String subject,
        @JsonProperty("scope") @Nullable Object scope,
        @JsonProperty("claims") Map<String, @Nullable Object> claims,
        @JsonProperty("is_signed") boolean isSigned,
        @JsonProperty("signed_token") String signedToken) {
    static TokenInfo of(Token token) {
        return new TokenInfo(
                token.type().claim(),
                token.subject(),
                token.scope().orElse(null),
                token.claims(),
                token.isSigned(),
                token.signed());
    }
}
