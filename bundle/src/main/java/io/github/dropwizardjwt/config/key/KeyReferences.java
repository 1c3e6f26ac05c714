package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.KeyReference;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that hold a key, of which a section or an entry of a list sets those that it needs.
 *
 * @param secret {@code secret} or {@code secretFile}
 * @param privateKey {@code privateKey} or {@code privateKeyFile}
 * @param publicKey {@code publicKey} or {@code publicKeyFile}
 */
record KeyReferences(KeyReference secret, KeyReference privateKey, KeyReference publicKey) {
    /**
     * The settings of a section.
     *
     * @param material the section
     * @param path the path of the section, with a dot at its end; empty for the {@code jwt:} section
     */
    static KeyReferences of(KeyMaterialConfiguration material, String path) {
        return new KeyReferences(
                new KeyReference(path + "secret", material.getSecret(), material.getSecretFile()),
                new KeyReference(path + "privateKey", material.getPrivateKey(), material.getPrivateKeyFile()),
                new KeyReference(path + "publicKey", material.getPublicKey(), material.getPublicKeyFile()));
    }

    private Stream<KeyReference> all() {
        return Stream.of(secret, privateKey, publicKey);
    }

    /** Those that are set. */
    List<KeyReference> given() {
        return all().filter(KeyReference::isGiven).toList();
    }

    void checkGivenOnce() {
        all().forEach(KeyReference::checkGivenOnce);
    }

    void checkAbsent(String problem) {
        all().forEach(key -> key.checkAbsent(problem));
    }

    /** Logs where the keys are, and warns of characters that are hardly meant to be part of a secret. */
    void report() {
        all().forEach(KeyReference::report);
        secret.reportDoubtfulEdges();
    }
}
