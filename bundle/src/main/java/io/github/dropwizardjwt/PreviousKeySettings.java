package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyText;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From an entry of {@code previousKeys:} to a key that verifies until its time has come. */
final class PreviousKeySettings {
    private final String name;
    private final PreviousKeyConfiguration configuration;
    private final Algorithm present;
    private final ProviderSetting provider;
    private final KeySetting secret;
    private final KeySetting privateKey;
    private final KeySetting publicKey;

    /**
     * An entry.
     *
     * @param name its path in the section
     * @param configuration the entry; null where the list has a gap
     * @param present the section's own algorithm
     * @param provider whose signatures the key checks
     */
    PreviousKeySettings(
            String name,
            @Nullable PreviousKeyConfiguration configuration,
            Algorithm present,
            ProviderSetting provider) {
        this.name = name;
        this.configuration = configuration == null ? new PreviousKeyConfiguration() : configuration;
        this.present = present;
        this.provider = provider;
        this.secret = key("secret", this.configuration.getSecret(), this.configuration.getSecretFile());
        this.privateKey = key("privateKey", this.configuration.getPrivateKey(), this.configuration.getPrivateKeyFile());
        this.publicKey = key("publicKey", this.configuration.getPublicKey(), this.configuration.getPublicKeyFile());
    }

    private KeySetting key(String member, @Nullable String text, @Nullable String file) {
        return new KeySetting(setting(member), text, file);
    }

    /**
     * Reads the key.
     *
     * @throws SettingException if the entry contradicts itself or gives no usable key
     */
    ScheduledKey read() {
        Instant until = until();
        return ScheduledKey.retired(name, provider.applyTo(key(algorithm())), until);
    }

    /** Logs where the key is, and what cannot be seen of it. */
    void report() {
        Stream.of(secret, privateKey, publicKey).forEach(KeySetting::report);
        secret.reportInvisibleEdges();
    }

    private VerificationKey key(Algorithm algorithm) {
        KeySetting given = given(algorithm);
        String keyId = configuration.getKeyId();
        KeySettings.checkKeyId(setting("keyId"), keyId);
        return given == publicKey
                ? given.read(content -> KeyText.of(content).publicKey(algorithm, keyId))
                : given.read(content -> KeyText.of(content).signingKey(algorithm, keyId))
                        .verificationKey();
    }

    private KeySetting given(Algorithm algorithm) {
        List<KeySetting> given = Stream.of(secret, privateKey, publicKey)
                .filter(KeySetting::isGiven)
                .toList();
        given.forEach(KeySetting::checkGivenOnce);
        if (given.size() > 1) {
            throw new SettingException(
                    given.get(1).setting(), "stands beside " + given.get(0).setting() + "; keep one of them");
        }
        if (given.isEmpty() || (given.get(0) == secret) != algorithm.isSymmetric()) {
            throw new SettingException(
                    name,
                    "needs a key for " + algorithm + ": "
                            + (algorithm.isSymmetric()
                                    ? "secret or secretFile"
                                    : "publicKey, publicKeyFile, privateKey or privateKeyFile"));
        }
        return given.get(0);
    }

    private Algorithm algorithm() {
        String text = configuration.getAlgorithm();
        if (text == null) {
            return present;
        }
        Algorithm algorithm = Arrays.stream(Algorithm.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        setting("algorithm"), "is unknown; choose one of " + Arrays.toString(Algorithm.values())));
        if (algorithm.isSymmetric() != present.isSymmetric()) {
            throw new SettingException(
                    setting("algorithm"),
                    "cannot stand beside " + present
                            + ": secrets and key pairs are not mixed; drop the entry, and with "
                            + "it the tokens of that key");
        }
        return algorithm;
    }

    private Instant until() {
        String text = configuration.getUntil();
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException e) {
            throw new SettingException(
                    setting("until"),
                    (text == null ? "is missing" : "is not a date-time with its offset")
                            + "; write the instant from which the key counts no more, as in 2026-12-01T00:00:00Z");
        }
    }

    private String setting(String member) {
        return name + "." + member;
    }
}
