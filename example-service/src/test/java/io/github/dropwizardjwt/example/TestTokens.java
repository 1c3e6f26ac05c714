package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.nio.charset.StandardCharsets;

/** Tokens of an issuer that exists in tests only. */
final class TestTokens {
    private static final byte[] SECRET = "tests-only-7Kd0wQ9xZr4mVt2bHf6sLc".getBytes(StandardCharsets.US_ASCII);

    private TestTokens() {}

    static TokenManager manager() {
        SigningKey key = SigningKey.ofSecret(Algorithm.HS256, SECRET, null);
        return TokenManager.builder("tests", KeySet.signing(key)).build();
    }
}
