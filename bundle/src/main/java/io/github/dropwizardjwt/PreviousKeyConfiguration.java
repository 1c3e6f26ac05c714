package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code previousKeys:}, a key that signs no more and verifies for some time yet. One of secret, private and
 * public key, as in the section itself; of a private key only the public half is used. Not for use by several threads.
 */
public class PreviousKeyConfiguration {
    private @Nullable String until;
    private @Nullable String algorithm;
    private @Nullable String keyId;

    private @Nullable String secret;
    private @Nullable String secretFile;
    private @Nullable String privateKey;
    private @Nullable String privateKeyFile;
    private @Nullable String publicKey;
    private @Nullable String publicKeyFile;

    /**
     * The instant from which the key counts no more, as {@code 2026-12-01T00:00:00Z} (RFC 3339). Required.
     *
     * @return the instant
     */
    @JsonProperty
    public @Nullable String getUntil() {
        return until;
    }

    @JsonProperty
    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    /**
     * The one algorithm of this key. Default: that of the section.
     *
     * @return the algorithm's name; null for the default
     */
    @JsonProperty
    public @Nullable String getAlgorithm() {
        return algorithm;
    }

    @JsonProperty
    public void setAlgorithm(@Nullable String algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * The {@code kid} of the tokens that this key signed, if it had one by configuration. Default: as in the section.
     *
     * @return the key id; null for the default
     */
    @JsonProperty
    public @Nullable String getKeyId() {
        return keyId;
    }

    @JsonProperty
    public void setKeyId(@Nullable String keyId) {
        this.keyId = keyId;
    }

    /**
     * The secret, as {@link JwtConfiguration#getSecret()}.
     *
     * @return the secret
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getSecret() {
        return secret;
    }

    @JsonProperty
    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }

    /**
     * The file that holds the secret.
     *
     * @return the file
     */
    @JsonProperty
    public @Nullable String getSecretFile() {
        return secretFile;
    }

    @JsonProperty
    public void setSecretFile(@Nullable String secretFile) {
        this.secretFile = secretFile;
    }

    /**
     * The private key, as {@link JwtConfiguration#getPrivateKey()}.
     *
     * @return the key
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getPrivateKey() {
        return privateKey;
    }

    @JsonProperty
    public void setPrivateKey(@Nullable String privateKey) {
        this.privateKey = privateKey;
    }

    /**
     * The file that holds the private key.
     *
     * @return the file
     */
    @JsonProperty
    public @Nullable String getPrivateKeyFile() {
        return privateKeyFile;
    }

    @JsonProperty
    public void setPrivateKeyFile(@Nullable String privateKeyFile) {
        this.privateKeyFile = privateKeyFile;
    }

    /**
     * The public key, as {@link JwtConfiguration#getPublicKey()}.
     *
     * @return the key
     */
    @JsonProperty
    public @Nullable String getPublicKey() {
        return publicKey;
    }

    @JsonProperty
    public void setPublicKey(@Nullable String publicKey) {
        this.publicKey = publicKey;
    }

    /**
     * The file that holds the public key.
     *
     * @return the file
     */
    @JsonProperty
    public @Nullable String getPublicKeyFile() {
        return publicKeyFile;
    }

    @JsonProperty
    public void setPublicKeyFile(@Nullable String publicKeyFile) {
        this.publicKeyFile = publicKeyFile;
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "PreviousKeyConfiguration[until=" + until + "]";
    }
}
