package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.key.Algorithm;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code jwt:} section that concern the service's own keys. Not for use by several threads. */
public abstract class KeyConfiguration extends KeyMaterialConfiguration {
    private @Nullable Algorithm algorithm;
    private boolean unknownAlgorithm;

    private boolean generateMissing;

    private @Nullable String provider;

    private List<PreviousKeyConfiguration> previousKeys = List.of();

    @Valid
    private @Nullable KeyDirectoryConfiguration keyDirectory;

    private boolean publishKeys;

    KeyConfiguration() {}

    /**
     * The one algorithm that signs and verifies. Required.
     *
     * @return the algorithm
     */
    @JsonProperty
    public @Nullable Algorithm getAlgorithm() {
        return algorithm;
    }

    @JsonIgnore
    public void setAlgorithm(Algorithm algorithm) {
        this.algorithm = algorithm;
        this.unknownAlgorithm = false;
    }

    /** As text, so that an unknown name is answered with the known ones. */
    @JsonProperty("algorithm")
    void setAlgorithmName(@Nullable String name) {
        this.algorithm = Arrays.stream(Algorithm.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
        this.unknownAlgorithm = name != null && algorithm == null;
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
     * The algorithm, which must be there.
     *
     * @throws SettingException if it is not
     */
    Algorithm requiredAlgorithm() {
        if (algorithm == null) {
            throw new SettingException(
                    "algorithm",
                    (unknownAlgorithm ? "is unknown" : "is missing") + "; choose one of " + names(Algorithm.values()));
        }
        return algorithm;
    }

    boolean isRsa() {
        return algorithm != null && algorithm.isRsa();
    }

    static String names(Enum<?>[] values) {
        return String.join(", ", Arrays.stream(values).map(Enum::name).toList());
    }
}
