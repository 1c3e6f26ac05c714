package io.github.dropwizardjwt.support.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.provider.Provider.Variant;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Signs tokens as a provider does, or as somebody else would in its name. */
public final class ProviderTokens {
    private static final List<String> TIMES = List.of("iat", "exp", "nbf", "auth_time");
    private static final Map<String, String> JCA_NAMES =
            Map.of("RS256", "SHA256withRSA", "ES256", "SHA256withECDSAinP1363Format");
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private final Provider provider;
    private final long now;

    /** Tokens of the provider at a time, in seconds. */
    public ProviderTokens(Provider provider, long now) {
        this.provider = provider;
        this.now = now;
    }

    /** The token that is right. */
    public String right() {
        return signed(Variant.NONE, keys(provider));
    }

    /** One that differs from it, with the provider's signature. */
    public String variant(Variant variant) {
        return signed(variant, keys(provider));
    }

    /** One that somebody else signs. */
    public String signed(Variant variant, KeyPair signer) {
        ObjectNode header = merged(provider.header(), variant.header());
        ObjectNode claims = merged(provider.claims(), variant.claims());
        for (String name : TIMES) {
            if (claims.path(name).isIntegralNumber()) {
                claims.put(name, now + claims.get(name).longValue());
            }
        }
        String input = Forge.base64(Forge.utf8(header.toString())) + "." + Forge.base64(Forge.utf8(claims.toString()));
        String jcaName = JCA_NAMES.get(header.get("alg").textValue());
        return input + "." + Forge.base64(Forge.sign(jcaName, signer.getPrivate(), input));
    }

    /** What a provider signs with. Each has keys of its own. */
    public static KeyPair keys(Provider provider) {
        String kind = provider.header().get("alg").textValue();
        return KEYS.computeIfAbsent(provider.section(), name -> generated(kind));
    }

    /** What belongs to another key of its set. */
    public static KeyPair keys(Provider provider, ObjectNode otherKey) {
        return KEYS.computeIfAbsent(
                provider.section() + otherKey.path("kid"),
                name -> generated(provider.header().get("alg").textValue()));
    }

    private static KeyPair generated(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.startsWith("RS") ? "RSA" : "EC");
            if (algorithm.startsWith("RS")) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As in RFC 7396, one level deep: null removes a member. */
    private static ObjectNode merged(ObjectNode from, @Nullable ObjectNode patch) {
        ObjectNode merged = from.deepCopy();
        if (patch != null) {
            for (Map.Entry<String, JsonNode> member : patch.properties()) {
                if (member.getValue().isNull()) {
                    merged.remove(member.getKey());
                } else {
                    merged.set(member.getKey(), member.getValue());
                }
            }
        }
        return merged;
    }
}
