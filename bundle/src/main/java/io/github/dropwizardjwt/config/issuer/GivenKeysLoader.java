package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.JsonWebKeySet;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import java.nio.file.Path;
import java.security.Provider;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads the keys of a trusted issuer that are given to this service, in the section or in a file.
 *
 * @param issuer its name
 * @param given the setting that holds them, which is set
 * @param isSet whether they are a JWK Set, not a single key
 * @param keyId the id of a single key in PEM; null for its thumbprint
 * @param algorithms the algorithms that they may have
 * @param provider the provider that verifies their signatures; null for the Java runtime's choice
 */
record GivenKeysLoader(
        String issuer,
        KeyReference given,
        boolean isSet,
        @Nullable String keyId,
        Set<Algorithm> algorithms,
        @Nullable Provider provider) {

    /**
     * Reads the keys.
     *
     * @throws SettingException if they cannot be used
     */
    JsonWebKeySet read() {
        KeyReference.checkKeyId("keyId", keyId);
        if (isSet && keyId != null) {
            throw new SettingException("keyId", "conflicts with jwksFile, in which each key has its id (kid); drop it");
        }
        return given.read(parser());
    }

    /**
     * Loads the keys.
     *
     * @throws SettingException if they cannot be used
     */
    IssuerKeys load() {
        JsonWebKeySet keys = read();
        Path file = given.file();
        if (file == null) {
            return new InlineKeys(KeySet.verifying(keys.keys()));
        }
        given.report();
        return new FileKeys(issuer, given.setting(), () -> parser().apply(KeyFiles.read(file)));
    }

    private Function<byte[], JsonWebKeySet> parser() {
        return isSet ? this::set : this::single;
    }

    private JsonWebKeySet single(byte[] content) {
        List<VerificationKey> keys = KeyParser.of(content).publicKeys(algorithms, keyId);
        return new JsonWebKeySet(keys.stream().map(this::moved).toList(), List.of());
    }

    /** A set without a usable key would have every token rejected. */
    private JsonWebKeySet set(byte[] content) {
        JsonWebKeySet set = parsed(content);
        if (set.keys().isEmpty()) {
            String reasons = set.rejected().isEmpty() ? "" : ": " + String.join("; ", set.rejected());
            throw new UnusableKeyException("has no usable key" + reasons);
        }
        return new JsonWebKeySet(set.keys().stream().map(this::moved).toList(), set.rejected());
    }

    private JsonWebKeySet parsed(byte[] content) {
        try {
            return JsonWebKeySet.read(KeyFiles.withoutByteOrderMark(content), algorithms);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(
                    "is not a JWK Set (RFC 7517), an object with an array named keys; a single key belongs in "
                            + "publicKeyFile");
        }
    }

    private VerificationKey moved(VerificationKey key) {
        return provider == null ? key : key.withProvider(provider);
    }
}
