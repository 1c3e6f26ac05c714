package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.OwnTokenSettings;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The settings of the service's own keys in the {@code jwt:} section. Not thread-safe. */
@SelfValidating // Here alone: each class of a hierarchy that has it would run all checks again.
public abstract class KeyConfiguration extends KeyMaterialConfiguration {
    private static final Choice<Algorithm> ALGORITHM = Choice.of("algorithm", Algorithm.class);
    private static final String MOVE_KEY = "put the key of another issuer into its entry of trustedIssuers";

    /** Read as text, so that the message about an unknown name can list the known ones. */
    @JsonProperty
    private @Nullable String algorithm;

    private boolean generateMissing;

    private @Nullable String provider;

    private List<PreviousKeyConfiguration> previousKeys = List.of();

    @Valid
    private @Nullable KeyDirectoryConfiguration keyDirectory;

    private boolean publishKeys;

    /**
     * The one algorithm that signs and verifies. Required beside an issuer.
     *
     * @return the algorithm
     */
    @JsonProperty
    public @Nullable Algorithm getAlgorithm() {
        return ALGORITHM.find(algorithm).orElse(null);
    }

    @JsonIgnore
    public void setAlgorithm(Algorithm algorithm) {
        this.algorithm = algorithm.name();
    }

    /**
     * Whether a missing key is created at the start: the {@link #getSecretFile()}, the {@link #getPrivateKeyFile()} or
     * the first key of the {@link #getKeyDirectory()}, readable by its owner alone. Default: no, the service fails to
     * start.
     *
     * @return whether a missing key is created
     */
    @JsonProperty
    public boolean isGenerateMissing() {
        return generateMissing;
    }

    @JsonProperty
    public void setGenerateMissing(boolean generateMissing) {
        this.generateMissing = generateMissing;
    }

    /**
     * The name of the provider of the Java Cryptography Architecture that makes and verifies this bundle's signatures,
     * and is used for nothing else. It must be installed or on the class path. Default: the Java runtime's choice.
     *
     * @return the name; null for the default
     */
    @JsonProperty
    public @Nullable String getProvider() {
        return provider;
    }

    @JsonProperty
    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }

    /**
     * Previous keys, which no longer sign, and verify until they expire. Default: none.
     *
     * @return the keys
     */
    @JsonProperty
    public List<PreviousKeyConfiguration> getPreviousKeys() {
        return previousKeys;
    }

    @JsonProperty
    public void setPreviousKeys(@Nullable List<PreviousKeyConfiguration> previousKeys) {
        this.previousKeys = previousKeys == null ? List.of() : previousKeys;
    }

    /**
     * The directory of keys that are rotated while the service runs, instead of keys in this section. Default: none.
     *
     * @return the directory
     */
    @JsonProperty
    public @Nullable KeyDirectoryConfiguration getKeyDirectory() {
        return keyDirectory;
    }

    @JsonProperty
    public void setKeyDirectory(@Nullable KeyDirectoryConfiguration keyDirectory) {
        this.keyDirectory = keyDirectory;
    }

    /**
     * Whether the public keys are published as a JWK Set (RFC 7517 §5) at {@code /.well-known/jwks.json}. Default: no.
     *
     * @return whether they are published
     */
    @JsonProperty
    public boolean isPublishKeys() {
        return publishKeys;
    }

    @JsonProperty
    public void setPublishKeys(boolean publishKeys) {
        this.publishKeys = publishKeys;
    }

    /**
     * Whether the service issues tokens, or verifies those of its own issuer, and so needs a key.
     *
     * @return false if it only accepts tokens of trusted issuers
     */
    protected abstract boolean hasOwnTokens();

    /**
     * The longest time for which a token is accepted after it was issued, clock skew included. Keys verify for that
     * long after they have ceased to sign.
     *
     * @return the duration
     */
    protected abstract Duration longestTokenLife();

    /**
     * Loads the service's own keys, and creates a missing one first if {@link #isGenerateMissing()}.
     *
     * @param clock tells the time
     * @return the keys
     * @throws SettingException if the settings contradict each other, or there is no usable key
     */
    public LocalKeys buildKeys(Clock clock) {
        return loader().load(clock);
    }

    /**
     * Loads the service's own keys, without creating a missing one.
     *
     * @param clock tells the time
     * @return the keys
     * @throws SettingException as {@link #buildKeys(Clock)}, also if a key is still to be created
     */
    public LocalKeys existingKeys(Clock clock) {
        return loader().existing(clock);
    }

    /**
     * The rotation of the keys in the key directory.
     *
     * @param clock tells the time
     * @return the rotation
     * @throws SettingException if there is no key directory, or the settings contradict each other
     */
    public KeyRotation keyRotation(Clock clock) {
        return loader().rotation(clock);
    }

    @SelfValidation
    public void checkAlgorithmAndKeys(ViolationCollector violations) {
        try {
            loader().check();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }

    @SelfValidation
    public void checkThatNoKeyIsUnused(ViolationCollector violations) {
        if (!hasOwnTokens()) {
            new OwnTokenSettings(violations)
                    .reject("algorithm", algorithm != null)
                    .reject("secret", getSecret() != null)
                    .reject("secretFile", getSecretFile() != null)
                    .reject("privateKey", getPrivateKey() != null)
                    .reject("privateKeyFile", getPrivateKeyFile() != null)
                    .reject("publicKey", getPublicKey() != null, MOVE_KEY)
                    .reject("publicKeyFile", getPublicKeyFile() != null, MOVE_KEY)
                    .reject("keyId", getKeyId() != null)
                    .reject("generateMissing", generateMissing)
                    .reject("previousKeys", !previousKeys.isEmpty())
                    .reject("keyDirectory", keyDirectory != null)
                    .reject("publishKeys", publishKeys);
        }
    }

    private LocalKeysLoader loader() {
        SignatureProvider signatures = SignatureProvider.named(provider);
        if (!hasOwnTokens()) {
            return new NoKeysLoader(signatures.provider());
        }
        Algorithm required = ALGORITHM.require(algorithm);
        if (publishKeys && required.isSymmetric()) {
            throw new SettingException(
                    "publishKeys",
                    "has nothing to publish: " + required + " has a secret only; drop it, or choose an RS, PS, ES or "
                            + "EdDSA algorithm");
        }
        CurrentKeyLoader current = new CurrentKeyLoader(this, required, signatures, generateMissing);
        if (keyDirectory == null) {
            return new InlineKeysLoader(current, previousKeyLoaders(required, signatures), signatures.provider());
        }
        checkNoKeyBesideDirectory(current);
        return new KeyDirectoryLoader(
                keyDirectory, required, signatures.provider(), longestTokenLife(), generateMissing);
    }

    private void checkNoKeyBesideDirectory(CurrentKeyLoader current) {
        String problem = "conflicts with keyDirectory; set only one";
        current.checkAbsent(problem);
        if (!previousKeys.isEmpty()) {
            throw new SettingException("previousKeys", problem + ", and put previous keys into the directory");
        }
    }

    private List<PreviousKeyLoader> previousKeyLoaders(Algorithm current, SignatureProvider signatures) {
        return IntStream.range(0, previousKeys.size())
                .mapToObj(
                        i -> new PreviousKeyLoader("previousKeys[" + i + "]", previousKeys.get(i), current, signatures))
                .toList();
    }
}
