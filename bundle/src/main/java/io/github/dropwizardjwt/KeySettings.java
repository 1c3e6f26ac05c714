package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.UnusableKeyException;
import io.github.dropwizardjwt.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the settings that concern keys to the keys. */
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
     * Checks the settings and the keys they give, without making any. Reads the keys as {@link #load()} does once more:
     * a validation gives no keys away.
     *
     * @throws SettingException if they contradict each other or give no usable keys
     */
    void check() {
        checkCombination();
        if (missingFile().isEmpty()) {
            read();
        }
    }

    /**
     * Gives the keys, and makes them first where that is wished for.
     *
     * @throws SettingException as {@link #check()}
     */
    KeySet load() {
        checkCombination();
        missingFile().ifPresent(this::create);
        return read();
    }

    private void checkCombination() {
        if (keyId != null && !VerificationKey.isId(keyId)) {
            throw new SettingException("keyId", "must be 1 to 256 printable ASCII characters without blanks");
        }
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

    private void create(Path file) {
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

    private KeySet read() {
        if (!algorithm.isSymmetric() && !privateKey.isGiven()) {
            VerificationKey key = publicKey.read(pem(text -> VerificationKey.ofPublicKey(algorithm, text, keyId)));
            return KeySet.verifying(provider.applyTo(key));
        }
        SigningKey key = signingKey();
        return KeySet.signing(provider.applyTo(key));
    }

    private SigningKey signingKey() {
        if (algorithm.isSymmetric()) {
            return secret.read(bytes -> SigningKey.ofSecret(algorithm, bytes, keyId));
        }
        if (publicKey.isGiven()) {
            checkPair();
        }
        return privateKey.read(pem(text -> SigningKey.ofPrivateKey(algorithm, text, keyId)));
    }

    /** Without the configured id both halves are named by their thumbprints, which must be one. */
    private void checkPair() {
        String expected = privateKey
                .read(pem(text -> SigningKey.ofPrivateKey(algorithm, text, null)))
                .id();
        String actual = publicKey
                .read(pem(text -> VerificationKey.ofPublicKey(algorithm, text, null)))
                .id();
        if (!expected.equals(actual)) {
            throw new SettingException(
                    publicKey.setting(),
                    "is not the public half of the private key; drop it, since it is derived, or replace it");
        }
    }

    private static <T> Function<byte[], T> pem(Function<String, T> reader) {
        return bytes -> reader.apply(new String(bytes, StandardCharsets.US_ASCII));
    }
}
