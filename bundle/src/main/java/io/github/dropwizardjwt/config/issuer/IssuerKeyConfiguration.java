package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.config.KeyReference;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a trusted issuer that concern its keys: where they come from, and what they are for. Not thread-safe.
 */
public abstract class IssuerKeyConfiguration extends IssuerTokenConfiguration {
    private @Nullable String jwksUri;
    private @Nullable String jwksFile;
    private @Nullable String publicKey;
    private @Nullable String publicKeyFile;
    private @Nullable String keyId;

    private List<String> algorithms = List.of("RS256");

    @Valid
    @NotNull
    private KeyFetchConfiguration fetch = new KeyFetchConfiguration();

    private boolean isFetchSet;

    IssuerKeyConfiguration() {}

    /**
     * The https URL of its JWK Set. Default: the {@code jwks_uri} of its metadata,
     * {@code <issuer>/.well-known/openid-configuration}.
     *
     * @return the URL; null for the default
     */
    @JsonProperty
    public @Nullable String getJwksUri() {
        return jwksUri;
    }

    @JsonProperty
    public void setJwksUri(@Nullable String jwksUri) {
        this.jwksUri = jwksUri;
    }

    /**
     * The file with its JWK Set (RFC 7517 §5), instead of one that is fetched. It may be replaced while the service
     * runs.
     *
     * @return the file; null if the set is fetched, or a single key is given
     */
    @JsonProperty
    public @Nullable String getJwksFile() {
        return jwksFile;
    }

    @JsonProperty
    public void setJwksFile(@Nullable String jwksFile) {
        this.jwksFile = jwksFile;
    }

    /**
     * Its only key, instead of a set that is fetched: SubjectPublicKeyInfo in PEM or a JWK, or <code>${NAME}</code> for
     * that of an environment variable.
     *
     * @return the key; null if it is given in another way
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
     * The file with its only key, instead of a set that is fetched. It may be replaced while the service runs.
     *
     * @return the file; null if the key is given in another way
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
     * The id of a public key in PEM: the {@code kid} header of the tokens (RFC 7515 §4.1.4). Default: the thumbprint of
     * the key (RFC 7638). Tokens without {@code kid} need none.
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
     * The algorithms that its tokens may have, no HS algorithms. Default: RS256.
     *
     * @return the names
     */
    @JsonProperty
    public List<String> getAlgorithms() {
        return algorithms;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setAlgorithms(@Nullable List<String> algorithms) {
        this.algorithms = algorithms == null ? List.of() : algorithms;
    }

    /**
     * The settings of fetching its keys.
     *
     * @return the settings
     */
    @JsonProperty
    public KeyFetchConfiguration getFetch() {
        return fetch;
    }

    @JsonProperty
    public void setFetch(KeyFetchConfiguration fetch) {
        this.fetch = fetch;
        this.isFetchSet = true;
    }

    /** The keys of the issuer, which are not fetched yet if it publishes them. */
    final IssuerKeys keys(String issuer, @Nullable Provider provider) {
        Optional<GivenKeysLoader> given = givenKeys(issuer, provider);
        if (given.isPresent()) {
            return given.get().load();
        }
        RemoteKeysLoader published = publishedKeys(issuer);
        RemoteKeys keys = published.build(builder -> fetch.applyTo(builder.provider(provider), published.firstUrl()));
        if (fetch.isAllowInsecureHttp()) {
            InsecureHttp.warn(issuer, published.firstUrl());
        }
        return new FetchedKeys(keys, new IssuerWatch(issuer, keys, fetch.isRequiredAtStart()));
    }

    /**
     * Checks these settings, except those that have annotations.
     *
     * @throws SettingException if one cannot be used
     */
    final void checkKeys(String issuer) {
        givenKeys(issuer, null).ifPresentOrElse(GivenKeysLoader::read, () -> {
            RemoteKeysLoader published = publishedKeys(issuer);
            published.build(builder -> applyFetch(builder, published.firstUrl()));
        });
    }

    /** Without what is a violation of its own. */
    private void applyFetch(RemoteKeysBuilder keys, String url) {
        if (fetch != null && fetch.isComplete()) {
            fetch.applyTo(keys, url);
        } else if (fetch != null) {
            fetch.applyUrlsTo(keys);
        }
    }

    /** Whether its keys are fetched, and not given to this service. */
    final boolean arePublished() {
        return jwksFile == null && publicKey == null && publicKeyFile == null;
    }

    private RemoteKeysLoader publishedKeys(String issuer) {
        if (keyId != null) {
            throw new SettingException("keyId", "is the id of a publicKey; drop it, since published keys have theirs");
        }
        return new RemoteKeysLoader(issuer, jwksUri, AllowedAlgorithms.of(algorithms));
    }

    private Optional<GivenKeysLoader> givenKeys(String issuer, @Nullable Provider provider) {
        KeyReference single = new KeyReference("publicKey", publicKey, publicKeyFile);
        KeyReference set = new KeyReference("jwks", null, jwksFile);
        single.checkGivenOnce();
        if (single.isGiven() && set.isGiven()) {
            throw new SettingException(set.setting(), "conflicts with " + single.setting() + "; set only one");
        }
        KeyReference given = single.isGiven() ? single : set;
        if (!given.isGiven()) {
            return Optional.empty();
        }
        if (jwksUri != null) {
            throw new SettingException(given.setting(), "conflicts with jwksUri; set only one");
        }
        if (isFetchSet) {
            throw new SettingException(
                    "fetch", "conflicts with " + given.setting() + ", which is not fetched; drop it");
        }
        Set<Algorithm> allowed = AllowedAlgorithms.of(algorithms);
        return Optional.of(new GivenKeysLoader(issuer, given, given == set, keyId, allowed, provider));
    }
}
