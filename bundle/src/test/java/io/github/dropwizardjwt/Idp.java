package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.TestKeys;
import io.github.dropwizardjwt.key.jwk.Jwks;
import io.github.dropwizardjwt.key.remote.ScriptedIssuer;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An identity provider with a few RS256 keys, of which it publishes what a test says. */
final class Idp implements AutoCloseable {
    static final String FIRST = "first";
    static final String SECOND = "second";

    private static final Map<String, String> FILES = Map.of(FIRST, "rsa-2048", SECOND, "rsa-2048-other");

    final ScriptedIssuer issuer = ScriptedIssuer.serving(set(FIRST));

    /** The JWK Set with these keys. */
    static String set(String... ids) {
        return Jwks.set(Stream.of(ids)
                .map(id -> Jwks.jwk(TestKeys.publicKey(FILES.get(id)), "\"kid\":\"" + id + "\"", "\"alg\":\"RS256\""))
                .toArray(String[]::new));
    }

    /** The name of a key's file, for {@link TestKeys}. */
    static String file(String id) {
        return FILES.get(id);
    }

    void publish(String... ids) {
        issuer.answer(ScriptedIssuer.json(set(ids)));
    }

    /** A good token signed with this key. */
    String token(String id) {
        return token(id, id);
    }

    /** A token signed with a key, whose header names another. */
    String token(String key, String id) {
        return tokens(issuer.url(), SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(FILES.get(key)), id));
    }

    static String tokens(String issuer, SigningKey key) {
        return TokenManager.builder(issuer, KeySet.signing(key))
                .audience(List.of("api"))
                .build()
                .authToken("alice", "read")
                .signed();
    }

    @Override
    public void close() {
        issuer.close();
    }
}
