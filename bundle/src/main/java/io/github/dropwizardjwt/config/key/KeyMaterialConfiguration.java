package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The settings of one key: the key itself, or where it is, and its id. Not thread-safe. */
public abstract class KeyMaterialConfiguration {
    private @Nullable String keyId;
    private @Nullable String secret;
    private @Nullable String secretFile;
    private @Nullable String privateKey;
    private @Nullable String privateKeyFile;
    private @Nullable String publicKey;
    private @Nullable String publicKeyFile;

    KeyMaterialConfiguration() {}

    /**
     * The secret of an HS algorithm: the UTF-8 bytes of the text, at least 32, 48 or 64 (RFC 7518 §3.2), or <code>
     * ${NAME}</code> for those of an environment variable. One line break at the end is ignored. Set either this or
     * {@link #getSecretFile()}.
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
     * The file with the secret of an HS algorithm. One line break at its end is ignored.
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
     * The private key of an RS, PS, ES or EdDSA algorithm, as unencrypted PKCS#8 in PEM or a JWK, or <code>${NAME}
     * </code> for that of an environment variable. Set either this or {@link #getPrivateKeyFile()}, or neither in a
     * service that only verifies.
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
     * The file with the private key.
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
     * The public key, as SubjectPublicKeyInfo in PEM or a JWK, or <code>${NAME}</code> for that of an environment
     * variable. Not needed beside a private key. Without one, the service only verifies.
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
     * The file with the public key.
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

    /**
     * Whether the service can only verify tokens.
     *
     * @return whether there is a public key and no private one
     */
    protected final boolean verifiesOnly() {
        return (publicKey != null || publicKeyFile != null) && privateKey == null && privateKeyFile == null;
    }

    /**
     * The id of the key, the {@code kid} header of the tokens that it signs (RFC 7515 §4.1.4). Default: the thumbprint
     * of the public key (RFC 7638), or for a secret a short MAC of a constant, the same on every node.
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
}
