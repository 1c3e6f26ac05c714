package io.github.dropwizardjwt.support;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An identity provider with a few RS256 keys, of which it publishes what a test says. */
public final class Idp implements AutoCloseable {
    public static final String FIRST = "first";
    public static final String SECOND = "second";

    private static final Map<String, String> FILES = Map.of(FIRST, "rsa-2048", SECOND, "rsa-2048-other");

    public final ScriptedIssuer issuer = ScriptedIssuer.serving(set(FIRST));

    /** The JWK Set with these keys. */
    public static String set(String... ids) {
        return Jwks.set(Stream.of(ids)
                .map(id -> Jwks.jwk(TestKeys.publicKey(FILES.get(id)), "\"kid\":\"" + id + "\"", "\"alg\":\"RS256\""))
                .toArray(String[]::new));
    }

    /** The name of a key's file, for {@link TestKeys}. */
    public static String file(String id) {
        return FILES.get(id);
    }

    public void publish(String... ids) {
        issuer.answer(ScriptedIssuer.json(set(ids)));
    }

    /** A good token signed with this key. */
    public String token(String id) {
        return token(id, id);
    }

    /** A token signed with a key, whose header names another. */
    public String token(String key, String id) {
        return tokens(issuer.url(), SigningKey.ofPrivateKey(Algorithm.RS256, TestKeys.pem(FILES.get(key)), id));
    }

    public static String tokens(String issuer, SigningKey key) {
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
