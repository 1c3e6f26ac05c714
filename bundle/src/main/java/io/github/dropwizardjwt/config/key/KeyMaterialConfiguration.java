package io.github.dropwizardjwt.config.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The settings that hold a key, or say where it is, and what it is called. Not thread-safe. */
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
     * The secret of an HS algorithm: the text's UTF-8 bytes, at least 32, 48 or 64 of them; or <code>${NAME}</code> for
     * that of an environment variable. One line break at its end does not count. Either this or {@link #getSecretFile()}.
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
     * The file that holds the secret of an HS algorithm; one line break at its end does not count.
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
     * The private key of an RS, PS, ES or EdDSA algorithm, as unencrypted PKCS#8 in PEM; or <code>${NAME}</code> for that
     * of an environment variable. Either this or {@link #getPrivateKeyFile()}; neither in a service that verifies only.
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
     * The public key, as SubjectPublicKeyInfo in PEM; or <code>${NAME}</code> for that of an environment variable. Not
     * needed beside a private key. Alone it makes a service that verifies only.
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

    /**
     * Whether nothing can be issued.
     *
     * @return whether there is a public key and no private one
     */
    protected final boolean verifiesOnly() {
        return (publicKey != null || publicKeyFile != null) && privateKey == null && privateKeyFile == null;
    }

    /**
     * The {@code kid} header of the tokens that the key signs (RFC 7515 §4.1.4). Default: the public key's thumbprint
     * (RFC 7638); for a secret a short MAC of a constant, the same on every node.
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
