package io.github.dropwizardjwt.config.key;

import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.KeyParser;
import io.github.dropwizardjwt.key.rotation.ScheduledKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads a key of {@code previousKeys:}, which verifies until it expires. */
final class PreviousKeyLoader {
    private final String name;
    private final PreviousKeyConfiguration configuration;
    private final Algorithm current;
    private final SignatureProvider provider;
    private final KeyReferences keys;

    /**
     * A loader of one entry.
     *
     * @param name the path of the entry in the section
     * @param configuration the entry; null if it is empty
     * @param current the algorithm of the section
     * @param provider the provider that verifies the signatures
     */
    PreviousKeyLoader(
            String name,
            @Nullable PreviousKeyConfiguration configuration,
            Algorithm current,
            SignatureProvider provider) {
        this.name = name;
        this.configuration = configuration == null ? new PreviousKeyConfiguration() : configuration;
        this.current = current;
        this.provider = provider;
        this.keys = KeyReferences.of(this.configuration, name + ".");
    }

    /**
     * Reads the key.
     *
     * @throws SettingException if the settings of the entry contradict each other, or there is no usable key
     */
    ScheduledKey read() {
        Instant until = until();
        return ScheduledKey.retired(name, provider.applyTo(key(algorithm())), until);
    }

    /** Logs where the key is, and warns of invisible characters. */
    void report() {
        keys.report();
    }

    private VerificationKey key(Algorithm algorithm) {
        KeyReference given = given(algorithm);
        String keyId = configuration.getKeyId();
        KeyReference.checkKeyId(setting("keyId"), keyId);
        return given == keys.publicKey()
                ? given.read(content -> KeyParser.of(content).publicKey(algorithm, keyId))
                : given.read(content -> KeyParser.of(content).signingKey(algorithm, keyId))
                        .verificationKey();
    }

    private KeyReference given(Algorithm algorithm) {
        keys.checkGivenOnce();
        List<KeyReference> given = keys.given();
        if (given.size() > 1) {
            throw new SettingException(
                    given.get(1).setting(), "conflicts with " + given.get(0).setting() + "; set only one");
        }
        if (given.isEmpty() || (given.get(0) == keys.secret()) != algorithm.isSymmetric()) {
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
            return current;
        }
        Algorithm algorithm = Choice.of(setting("algorithm"), Algorithm.class).require(text);
        if (algorithm.isSymmetric() != current.isSymmetric()) {
            throw new SettingException(
                    setting("algorithm"),
                    "cannot stand beside " + current
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
                            + "; write the instant at which the key expires, as in 2026-12-01T00:00:00Z");
        }
    }

    private String setting(String member) {
        return name + "." + member;
    }
}
