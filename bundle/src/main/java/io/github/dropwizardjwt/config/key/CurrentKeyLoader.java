package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.KeyReference;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the key in the section itself, which signs, or only verifies if it is a public key. */
final class CurrentKeyLoader {
    private static final Logger LOGGER = LoggerFactory.getLogger(CurrentKeyLoader.class);

    private final Algorithm algorithm;
    private final @Nullable String keyId;
    private final SignatureProvider provider;
    private final KeyReferences keys;
    private final boolean generateMissing;

    CurrentKeyLoader(
            KeyMaterialConfiguration material,
            Algorithm algorithm,
            SignatureProvider provider,
            boolean generateMissing) {
        this.algorithm = algorithm;
        this.keyId = material.getKeyId();
        this.provider = provider;
        this.keys = KeyReferences.of(material, "");
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
            create(Objects.requireNonNull(signing().file(), "checked"));
        }
        ScheduledKey key = read();
        keys.report();
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
        keys.checkAbsent(problem);
        if (keyId != null) {
            throw new SettingException("keyId", problem);
        }
    }

    private void checkCombination() {
        KeyReference.checkKeyId("keyId", keyId);
        keys.checkGivenOnce();
        if (algorithm.isSymmetric()) {
            String problem = "is for RS, PS, ES and EdDSA algorithms, and algorithm is " + algorithm
                    + "; drop it or choose such an algorithm";
            keys.privateKey().checkAbsent(problem);
            keys.publicKey().checkAbsent(problem);
            keys.secret().checkPresent("is missing: " + algorithm + " needs secret or secretFile");
        } else {
            keys.secret()
                    .checkAbsent("is for HS algorithms, and algorithm is " + algorithm
                            + "; drop it or choose HS256, HS384 or HS512");
            if (!keys.publicKey().isGiven()) {
                keys.privateKey()
                        .checkPresent("is missing: " + algorithm
                                + " needs privateKey or privateKeyFile, or to verify only, publicKey or publicKeyFile");
            }
        }
        if (generateMissing) {
            checkGeneratable();
        } else {
            signing().checkFileExists("; put the key there, or have one generated with generateMissing: true");
        }
    }

    private void checkGeneratable() {
        if (signing().file() == null) {
            throw new SettingException("generateMissing", "needs " + signing().fileSetting() + ", the file to create");
        }
        if (keys.publicKey().isGiven()) {
            throw new SettingException(
                    "generateMissing",
                    "cannot generate the private half of " + keys.publicKey().setting() + "; drop one of the two");
        }
    }

    /** The key that signs, which is the one that can be generated. */
    private KeyReference signing() {
        return algorithm.isSymmetric() ? keys.secret() : keys.privateKey();
    }

    private Optional<Path> missingFile() {
        return generateMissing ? Optional.ofNullable(signing().file()).filter(Files::notExists) : Optional.empty();
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
            throw new SettingException(signing().fileSetting(), e.problem());
        }
    }

    private ScheduledKey read() {
        if (!algorithm.isSymmetric() && !keys.privateKey().isGiven()) {
            return ScheduledKey.always(keys.publicKey().setting(), provider.applyTo(publicKey(keyId)));
        }
        KeyReference signing = signing();
        SigningKey key = signing.read(content -> KeyParser.of(content).signingKey(algorithm, keyId));
        if (keys.publicKey().isGiven()) {
            checkIsHalfOf(key);
        }
        return ScheduledKey.always(signing.setting(), provider.applyTo(key));
    }

    private VerificationKey publicKey(@Nullable String id) {
        return keys.publicKey().read(content -> KeyParser.of(content).publicKey(algorithm, id));
    }

    private void checkIsHalfOf(SigningKey key) {
        if (!publicKey(null).publicKey().equals(key.verificationKey().publicKey())) {
            throw new SettingException(
                    keys.publicKey().setting(),
                    "is not the public half of the private key; drop it, since it is derived, or replace it");
        }
    }
}
