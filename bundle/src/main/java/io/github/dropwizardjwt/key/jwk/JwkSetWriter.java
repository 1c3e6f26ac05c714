package io.github.dropwizardjwt.key.jwk;

import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.key.VerificationKey;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/** Writes public keys as a JWK Set. Thread-safe. */
public final class JwkSetWriter {
    private JwkSetWriter() {}

    /**
     * Writes a set (RFC 7517 §5). Each key has its {@code kid}, its {@code alg}, and {@code sig} as its {@code use}.
     *
     * @param keys the keys; secrets among them are left out
     * @return the JSON text
     */
    public static String write(List<VerificationKey> keys) {
        List<PublicJwk<PublicKey>> members = keys.stream()
                .flatMap(key -> key.publicKey().stream().map(half -> jwk(key, half)))
                .toList();
        return new String(Json.write(Map.of("keys", members)), StandardCharsets.UTF_8);
    }

    private static PublicJwk<PublicKey> jwk(VerificationKey key, PublicKey publicKey) {
        return Jwks.builder()
                .key(publicKey)
                .id(key.id())
                .algorithm(key.algorithm().name())
                .publicKeyUse("sig")
                .build();
    }
}
