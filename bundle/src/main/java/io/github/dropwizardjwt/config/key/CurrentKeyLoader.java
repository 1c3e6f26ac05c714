package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the key in the section itself, which signs, or only verifies if it is a public key. */
final class CurrentKeyLoader {
    private static final Logger LOGGER = LoggerFactory.getLogger(CurrentKeyLoader.class);

    private final Algorithm algorithm;
    private final @Nullable String keyId;
    private final SignatureProvider provider;
    private final KeyReference secret;
    private final KeyReference privateKey;
    private final KeyReference publicKey;
    private final boolean generateMissing;

    CurrentKeyLoader(
            KeyMaterialConfiguration material,
            Algorithm algorithm,
            SignatureProvider provider,
            boolean generateMissing) {
        this.algorithm = algorithm;
        this.keyId = material.getKeyId();
        this.provider = provider;
        this.secret = new KeyReference("secret", material.getSecret(), material.getSecretFile());
        this.privateKey = new KeyReference("privateKey", material.getPrivateKey(), material.getPrivateKeyFile());
        this.publicKey = new KeyReference("publicKey", material.getPublicKey(), material.getPublicKeyFile());
        this.generateMissing = generateMissing;
    }

    /**
     * Checks the settings and the key, without creating one.
     *
     * @return the key; empty if it is still to be created
     * @throws SettingException if the settings contradict each other, or there is no usable key
     */
    Optional<ScheduledKey> check() {
        checkCombination();
        return missingFile().isPresent() ? Optional.empty() : Optional.of(read());
    }

    /**
     * Loads the key, and creates it first if that is configured and it is missing.
     *
     * @throws SettingException as {@link #check()}
     */
    ScheduledKey load() {
        checkCombination();
        if (generateMissing) {
            create(Objects.requireNonNull(generatable().file(), "checked"));
        }
        ScheduledKey key = read();
        Stream.of(secret, privateKey, publicKey).forEach(KeyReference::report);
        secret.reportInvisibleEdges();
        return key;
    }

    /**
     * Loads the key, which must exist.
     *
     * @throws SettingException as {@link #check()}, also if the key is still to be created
     */
    ScheduledKey existing() {
        checkCombination();
        return read();
    }

    /**
     * Checks that the section contains no key.
     *
     * @throws SettingException if it does
     */
    void checkAbsent(String problem) {
        Stream.of(secret, privateKey, publicKey).forEach(key -> key.checkAbsent(problem));
        if (keyId != null) {
            throw new SettingException("keyId", problem);
        }
    }

    private void checkCombination() {
        KeyReference.checkKeyId("keyId", keyId);
        Stream.of(secret, privateKey, publicKey).forEach(KeyReference::checkGivenOnce);
        if (algorithm.isSymmetric()) {
            String problem = "is for RS, PS, ES and EdDSA algorithms, and algorithm is " + algorithm
                    + "; drop it or choose such an algorithm";
            privateKey.checkAbsent(problem);
            publicKey.checkAbsent(problem);
            secret.checkPresent("is missing: " + algorithm + " needs secret or secretFile");
        } else {
            secret.checkAbsent("is for HS algorithms, and algorithm is " + algorithm
                    + "; drop it or choose HS256, HS384 or HS512");
            if (!publicKey.isGiven()) {
                privateKey.checkPresent("is missing: " + algorithm
                        + " needs privateKey or privateKeyFile, or to verify only, publicKey or publicKeyFile");
            }
        }
        if (generateMissing) {
            checkGeneratable();
        } else {
            generatable().checkFileExists("; put the key there, or have one generated with generateMissing: true");
        }
    }

    private void checkGeneratable() {
        if (generatable().file() == null) {
            throw new SettingException(
                    "generateMissing", "needs " + generatable().fileSetting() + ", the file to create");
        }
        if (publicKey.isGiven()) {
            throw new SettingException(
                    "generateMissing",
                    "cannot generate the private half of " + publicKey.setting() + "; drop one of the two");
        }
    }

    private KeyReference generatable() {
        return algorithm.isSymmetric() ? secret : privateKey;
    }

    private Optional<Path> missingFile() {
        return generateMissing ? Optional.ofNullable(generatable().file()).filter(Files::notExists) : Optional.empty();
    }

    private void create(Path relative) {
        Path file = relative.toAbsolutePath();
        try {
            if (KeyFiles.create(algorithm, file)) {
                LOGGER.warn(
                        "Generated a new {} key in {}, since there was none; {}",
                        algorithm,
                        file,
                        algorithm.isSymmetric()
                                ? "every node needs the same file"
                                : "who only verifies gets its public half: openssl pkey -pubout -in " + file);
            }
        } catch (UnusableKeyException e) {
            throw new SettingException(generatable().fileSetting(), e.problem());
        }
    }

    private ScheduledKey read() {
        if (!algorithm.isSymmetric() && !privateKey.isGiven()) {
            return ScheduledKey.always(publicKey.setting(), provider.applyTo(publicKey(keyId)));
        }
        KeyReference signing = algorithm.isSymmetric() ? secret : privateKey;
        SigningKey key = signing.read(content -> KeyParser.of(content).signingKey(algorithm, keyId));
        if (publicKey.isGiven()) {
            checkIsHalfOf(key);
        }
        return ScheduledKey.always(signing.setting(), provider.applyTo(key));
    }

    private VerificationKey publicKey(@Nullable String id) {
        return publicKey.read(content -> KeyParser.of(content).publicKey(algorithm, id));
    }

    private void checkIsHalfOf(SigningKey key) {
        if (!publicKey(null).publicKey().equals(key.verificationKey().publicKey())) {
            throw new SettingException(
                    publicKey.setting(),
                    "is not the public half of the private key; drop it, since it is derived, or replace it");
        }
    }
}
