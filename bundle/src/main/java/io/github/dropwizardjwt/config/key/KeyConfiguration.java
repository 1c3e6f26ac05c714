package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.rotation.KeyRotation;
import jakarta.validation.Valid;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code jwt:} section that concern the service's own keys. Not thread-safe. */
@SelfValidating
public abstract class KeyConfiguration extends KeyMaterialConfiguration {
    private static final Choice<Algorithm> ALGORITHM = Choice.of("algorithm", Algorithm.class);

    /** Read as text, so that an unknown name is answered with the known ones. */
    @JsonProperty
    private @Nullable String algorithm;

    private boolean generateMissing;

    private @Nullable String provider;

    private List<PreviousKeyConfiguration> previousKeys = List.of();

    @Valid
    private @Nullable KeyDirectoryConfiguration keyDirectory;

    private boolean publishKeys;

    /**
     * The one algorithm that signs and verifies. Required.
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
     * Whether {@link #getSecretFile()} or {@link #getPrivateKeyFile()} is made at start where there is none, readable by
     * its owner alone. Default: no, a missing file stops the start.
     *
     * @return whether a missing key is made
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
     * The name of the provider of the Java Cryptography Architecture that makes and checks this bundle's signatures, and
     * nothing else. It need not be installed; to be on the class path is enough. Default: the Java runtime's choice.
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
     * Keys that sign no more, and verify until a certain time. Default: none.
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
     * A directory of keys that replace one another while the service runs, in place of those that are given here.
     * Default: none.
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
     * Whether the public keys are published as a JWK Set (RFC 7517 §5), in {@code /.well-known/jwks.json}. Default: no.
     *
     * @return whether everybody may read them
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
     * How long after it was issued a token may still be accepted, clock skew included. Keys verify for that long after
     * they have signed for the last time.
     *
     * @return the time
     */
    protected abstract Duration longestTokenLife();

    /**
     * Loads the service's own keys, and makes one first where {@link #isGenerateMissing()} and there is none.
     *
     * @param clock what time it is
     * @return the keys
     * @throws SettingException if the settings contradict each other or give no usable keys
     */
    public LocalKeys buildKeys(Clock clock) {
        return loader().load(clock);
    }

    /**
     * Loads the service's own keys, and makes none.
     *
     * @param clock what time it is
     * @return the keys
     * @throws SettingException as {@link #buildKeys(Clock)}, also where a key would have to be made
     */
    public LocalKeys existingKeys(Clock clock) {
        return loader().existing(clock);
    }

    /**
     * What makes new keys in the key directory.
     *
     * @param clock what time it is
     * @return the rotation
     * @throws SettingException if there is no key directory, or the settings contradict each other
     */
    public KeyRotation keyRotation(Clock clock) {
        return loader().rotation(clock);
    }

    /**
     * The provider whose signatures keys make and check.
     *
     * @return the provider; null for the Java runtime's choice
     * @throws SettingException if there is none of that name
     */
    public @Nullable Provider signatureProvider() {
        return SignatureProvider.named(provider).provider();
    }

    @SelfValidation
    public void checkAlgorithmAndKeys(ViolationCollector violations) {
        try {
            loader().check();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }

    private LocalKeysLoader loader() {
        Algorithm required = ALGORITHM.require(algorithm);
        SignatureProvider signatures = SignatureProvider.named(provider);
        if (publishKeys && required.isSymmetric()) {
            throw new SettingException(
                    "publishKeys",
                    "has nothing to publish: " + required + " has a secret only; drop it, or choose an RS, PS, ES or "
                            + "EdDSA algorithm");
        }
        CurrentKeyLoader current = new CurrentKeyLoader(this, required, signatures, generateMissing);
        if (keyDirectory == null) {
            return new InlineKeysLoader(current, previousKeyLoaders(required, signatures));
        }
        checkNoKeyBesideDirectory(current);
        return new KeyDirectoryLoader(
                keyDirectory, required, signatures.provider(), longestTokenLife(), generateMissing);
    }

    private void checkNoKeyBesideDirectory(CurrentKeyLoader current) {
        String problem = "conflicts with keyDirectory; set only one";
        current.checkAbsent(problem);
        if (!previousKeys.isEmpty()) {
            throw new SettingException("previousKeys", problem + ", and put former keys into the directory");
        }
    }

    private List<PreviousKeyLoader> previousKeyLoaders(Algorithm current, SignatureProvider signatures) {
        return IntStream.range(0, previousKeys.size())
                .mapToObj(
                        i -> new PreviousKeyLoader("previousKeys[" + i + "]", previousKeys.get(i), current, signatures))
                .toList();
    }
}
