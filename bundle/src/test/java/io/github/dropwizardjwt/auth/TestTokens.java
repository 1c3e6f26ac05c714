package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A token manager with a secret, and the tokens that tests ask for most. */
public final class TestTokens {
    public static final TokenManager MANAGER = TokenManager.builder(
                    "test-issuer",
                    KeySet.signing(SigningKey.ofSecret(
                            Algorithm.HS256,
                            "0f8fad5b-d9cb-469f-a165-70867728950e".getBytes(StandardCharsets.US_ASCII),
                            null)))
            .build();

    private TestTokens() {}

    public static JwtFeature feature() {
        return new JwtFeature(MANAGER);
    }

    public static JwtFeature feature(Unannotated unannotated) {
        return JwtFeature.builder(MANAGER).unannotated(unannotated).build();
    }

    public static String auth(String subject) {
        return MANAGER.authToken(subject).signed();
    }

    public static String admin(String subject) {
        return MANAGER.authToken(subject, Map.of("admin", true), Map.of("admin", true))
                .signed();
    }

    public static String refresh(String subject) {
        return MANAGER.refreshToken(subject).signed();
    }
}
