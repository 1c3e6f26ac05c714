package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyText;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the settings that give one key to the key. */
final class KeySettings {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeySettings.class);

    private final Algorithm algorithm;
    private final @Nullable String keyId;
    private final ProviderSetting provider;
    private final KeySetting secret;
    private final KeySetting privateKey;
    private final KeySetting publicKey;
    private final boolean generateMissing;

    KeySettings(JwtConfiguration configuration, Algorithm algorithm) {
        this.algorithm = algorithm;
        this.keyId = configuration.getKeyId();
        this.provider = new ProviderSetting(configuration.getProvider());
        this.secret = new KeySetting("secret", configuration.getSecret(), configuration.getSecretFile());
        this.privateKey =
                new KeySetting("privateKey", configuration.getPrivateKey(), configuration.getPrivateKeyFile());
        this.publicKey = new KeySetting("publicKey", configuration.getPublicKey(), configuration.getPublicKeyFile());
        this.generateMissing = configuration.isGenerateMissing();
    }

    /**
     * Checks the settings and the key they give, without making any.
     *
     * @return the key; empty where it is to be made
     * @throws SettingException if they contradict each other or give no usable keys
     */
    Optional<ScheduledKey> check() {
        checkCombination();
        return missingFile().isPresent() ? Optional.empty() : Optional.of(read());
    }

    /**
     * Gives the key, and makes it first where that is wished for.
     *
     * @throws SettingException as {@link #check()}
     */
    ScheduledKey load() {
        checkCombination();
        if (generateMissing) {
            create(Objects.requireNonNull(generatable().file(), "checked"));
        }
        ScheduledKey key = read();
        Stream.of(secret, privateKey, publicKey).forEach(KeySetting::report);
        secret.reportInvisibleEdges();
        return key;
    }

    /**
     * Gives the key that is there.
     *
     * @throws SettingException as {@link #check()}, also where it would have to be made
     */
    ScheduledKey existing() {
        checkCombination();
        return read();
    }

    /**
     * Checks that no key is given here.
     *
     * @throws SettingException if one is
     */
    void checkAbsent(String problem) {
        Stream.of(secret, privateKey, publicKey).forEach(key -> key.checkAbsent(problem));
        if (keyId != null) {
            throw new SettingException("keyId", problem);
        }
    }

    static void checkKeyId(String setting, @Nullable String keyId) {
        if (keyId != null && !VerificationKey.isId(keyId)) {
            throw new SettingException(setting, "must be 1 to 256 printable ASCII characters without blanks");
        }
    }

    private void checkCombination() {
        checkKeyId("keyId", keyId);
        Stream.of(secret, privateKey, publicKey).forEach(KeySetting::checkGivenOnce);
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
            generatable().checkFileExists("; put the key there, or have one made with generateMissing: true");
        }
    }

    private void checkGeneratable() {
        if (generatable().file() == null) {
            throw new SettingException(
                    "generateMissing", "needs " + generatable().fileSetting() + ", the file to make");
        }
        if (publicKey.isGiven()) {
            throw new SettingException(
                    "generateMissing",
                    "cannot make the private half of " + publicKey.setting() + "; drop one of the two");
        }
    }

    private KeySetting generatable() {
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
                        "Made a new {} key in {}, since there was none; {}",
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
        KeySetting signing = algorithm.isSymmetric() ? secret : privateKey;
        SigningKey key = signing.read(content -> KeyText.of(content).signingKey(algorithm, keyId));
        if (publicKey.isGiven()) {
            checkIsHalfOf(key);
        }
        return ScheduledKey.always(signing.setting(), provider.applyTo(key));
    }

    private VerificationKey publicKey(@Nullable String id) {
        return publicKey.read(content -> KeyText.of(content).publicKey(algorithm, id));
    }

    private void checkIsHalfOf(SigningKey key) {
        if (!publicKey(null).publicKey().equals(key.verificationKey().publicKey())) {
            throw new SettingException(
                    publicKey.setting(),
                    "is not the public half of the private key; drop it, since it is derived, or replace it");
        }
    }
}
