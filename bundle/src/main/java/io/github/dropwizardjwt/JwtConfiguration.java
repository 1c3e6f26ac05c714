package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.Unannotated;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jwt:} section of an application's configuration. Hold it in a {@code @Valid @NotNull} field. Every setting
 * that is impossible, weak, missing or contradicts another stops the start. Not for use by several threads.
 */
@SelfValidating
public class JwtConfiguration {
    @NotBlank
    private @Nullable String issuer;

    private @Nullable Algorithm algorithm;
    private boolean unknownAlgorithm;

    private @Nullable String secret;
    private @Nullable String secretFile;
    private @Nullable String privateKey;
    private @Nullable String privateKeyFile;
    private @Nullable String publicKey;
    private @Nullable String publicKeyFile;
    private boolean generateMissing;

    private @Nullable String keyId;
    private @Nullable String provider;

    private List<@NotNull @Valid TrustedIssuerConfiguration> trustedIssuers = List.of();
    private List<PreviousKeyConfiguration> previousKeys = List.of();

    @Valid
    private @Nullable KeyDirectoryConfiguration keyDirectory;

    private boolean publishKeys;

    @NotNull
    private List<@NotBlank String> audience = List.of();

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private Duration authMaxAge = Duration.hours(1);

    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private Duration refreshMaxAge = Duration.days(7);

    @NotNull
    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
    private Duration clockSkew = Duration.seconds(0);

    @NotNull
    @MinDataSize(value = 512, unit = DataSizeUnit.BYTES)
    @MaxDataSize(value = 64, unit = DataSizeUnit.KIBIBYTES)
    private DataSize maxTokenSize = DataSize.kibibytes(8);

    @NotNull
    @Pattern(
            regexp = "[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+",
            message = "must be printable ASCII without quotes and backslashes")
    private String realm = "api";

    @Valid
    private @Nullable SessionsFactory sessions;

    private Unannotated unannotated = Unannotated.ALLOW;
    private boolean unknownUnannotated;

    @Valid
    @NotNull
    private TokenCacheConfiguration verifiedTokenCache = new TokenCacheConfiguration();

    /**
     * The {@code iss} claim of issued tokens, and the only one accepted (RFC 7519 §4.1.1). Required.
     *
     * @return the issuer
     */
    @JsonProperty
    public @Nullable String getIssuer() {
        return issuer;
    }

    @JsonProperty
    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

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
     * The secret of an HS algorithm: the text's UTF-8 bytes, at least 32, 48 or 64 of them; or <code>${NAME}</code> for
     * that of an environment variable. Either this or {@link #getSecretFile()}.
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
     * The {@code kid} header of issued tokens (RFC 7515 §4.1.4). Default: the public key's thumbprint (RFC 7638); for a
     * secret a short MAC of a constant, the same on every node.
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
     * Other issuers whose auth tokens count here: identity providers, say. Default: none.
     *
     * @return the issuers
     */
    @JsonProperty
    public List<TrustedIssuerConfiguration> getTrustedIssuers() {
        return trustedIssuers;
    }

    @JsonProperty
    public void setTrustedIssuers(@Nullable List<TrustedIssuerConfiguration> trustedIssuers) {
        this.trustedIssuers = trustedIssuers == null ? List.of() : trustedIssuers;
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
     * The names this service goes by (RFC 7519 §4.1.3), one or a list: issued tokens carry all, accepted ones must carry
     * one. Default: none, and then tokens with an audience are refused.
     *
     * @return the names
     */
    @JsonProperty
    public List<String> getAudience() {
        return audience;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setAudience(List<String> audience) {
        this.audience = audience;
    }

    /**
     * How long auth tokens are good for, in whole seconds. Default: 1 hour.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getAuthMaxAge() {
        return authMaxAge;
    }

    @JsonProperty
    public void setAuthMaxAge(Duration authMaxAge) {
        this.authMaxAge = authMaxAge;
    }

    /**
     * How long refresh tokens are good for, in whole seconds. Default: 7 days.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getRefreshMaxAge() {
        return refreshMaxAge;
    }

    @JsonProperty
    public void setRefreshMaxAge(Duration refreshMaxAge) {
        this.refreshMaxAge = refreshMaxAge;
    }

    /**
     * How far the clocks of issuer and verifier may differ. Default: 0 seconds; at most 10 minutes.
     *
     * @return the time
     */
    @JsonProperty
    public Duration getClockSkew() {
        return clockSkew;
    }

    @JsonProperty
    public void setClockSkew(Duration clockSkew) {
        this.clockSkew = clockSkew;
    }

    /**
     * The most characters a token may have, issued or accepted. Default: 8 KiB, which is also what Jetty takes for all
     * headers together.
     *
     * @return the size; a character is a byte
     */
    @JsonProperty
    public DataSize getMaxTokenSize() {
        return maxTokenSize;
    }

    @JsonProperty
    public void setMaxTokenSize(DataSize maxTokenSize) {
        this.maxTokenSize = maxTokenSize;
    }

    /**
     * The name of what is protected, in {@code WWW-Authenticate}. Default: {@code api}.
     *
     * @return the realm
     */
    @JsonProperty
    public String getRealm() {
        return realm;
    }

    @JsonProperty
    public void setRealm(String realm) {
        this.realm = realm;
    }

    /**
     * Where sessions are kept, and what holds for them. Default: nowhere, and tokens are good until they expire.
     *
     * @return the settings; null for none
     */
    @JsonProperty
    public @Nullable SessionsFactory getSessions() {
        return sessions;
    }

    @JsonProperty
    public void setSessions(@Nullable SessionsFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * What happens to resource methods that say nothing. Default: they are open.
     *
     * @return open, authenticated or denied
     */
    @JsonProperty
    public Unannotated getUnannotated() {
        return unannotated;
    }

    @JsonIgnore
    public void setUnannotated(Unannotated unannotated) {
        this.unannotated = unannotated;
        this.unknownUnannotated = false;
    }

    /** As text, so that an unknown word is answered with the known ones. */
    @JsonProperty("unannotated")
    void setUnannotatedName(@Nullable String name) {
        Optional<Unannotated> known = Arrays.stream(Unannotated.values())
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
        this.unannotated = known.orElse(Unannotated.DENY);
        this.unknownUnannotated = known.isEmpty();
    }

    /**
     * How many verified tokens are remembered. Default: 10,000, in 64 MiB at most.
     *
     * @return the settings of the cache
     */
    @JsonProperty
    public TokenCacheConfiguration getVerifiedTokenCache() {
        return verifiedTokenCache;
    }

    @JsonProperty
    public void setVerifiedTokenCache(TokenCacheConfiguration verifiedTokenCache) {
        this.verifiedTokenCache = verifiedTokenCache;
    }

    /**
     * From where this service's own keys come.
     *
     * @return the settings
     * @throws IllegalArgumentException if there is no algorithm
     */
    OwnKeySettings keys() {
        if (algorithm == null) {
            throw new SettingException("algorithm", algorithmProblem());
        }
        return new OwnKeySettings(this, algorithm);
    }

    /**
     * Issues and verifies as these settings say, without trusted issuers and sessions. A missing key file is made, if
     * {@link #isGenerateMissing()}.
     *
     * @param clock what time it is
     * @return a new manager
     * @throws IllegalArgumentException if a setting is not usable
     */
    TokenManager build(Clock clock) {
        return builder(clock, keys().load(clock).scheduled()).build();
    }

    /**
     * What a manager with these keys is made of.
     *
     * @param clock what time it is
     * @param keys the service's own keys
     */
    TokenManagerBuilder builder(Clock clock, KeySource keys) {
        TokenManagerBuilder tokens = TokenManager.builder(issuer == null ? "" : issuer, keys)
                .audience(audience)
                .authMaxAge(authMaxAge.toJavaDuration())
                .refreshMaxAge(refreshMaxAge.toJavaDuration())
                .clockSkew(clockSkew.toJavaDuration())
                .maxTokenSize(Math.toIntExact(maxTokenSize.toBytes()))
                .clock(clock);
        verifiedTokenCache.applyTo(tokens);
        return tokens;
    }

    boolean isRsa() {
        return algorithm != null && algorithm.isRsa();
    }

    @SelfValidation
    public void checkAlgorithmAndKeys(ViolationCollector violations) {
        try {
            keys().check();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }

    @SelfValidation
    public void checkTrustedIssuers(ViolationCollector violations) {
        Set<String> seen = new HashSet<>();
        seen.add(issuer);
        for (int i = 0; i < trustedIssuers.size(); i++) {
            TrustedIssuerConfiguration entry = trustedIssuers.get(i);
            if (entry != null && !seen.add(entry.getIssuer())) {
                violations.addViolation(
                        "trustedIssuers[" + i + "].issuer", "is there before, or this service itself; drop the entry");
            }
        }
    }

    @SelfValidation
    public void checkUnannotated(ViolationCollector violations) {
        if (unknownUnannotated) {
            violations.addViolation("unannotated", "is unknown; choose one of " + names(Unannotated.values()));
        }
    }

    @SelfValidation
    public void checkWholeSeconds(ViolationCollector violations) {
        checkWholeSeconds("authMaxAge", authMaxAge, violations);
        checkWholeSeconds("refreshMaxAge", refreshMaxAge, violations);
    }

    private static void checkWholeSeconds(String setting, @Nullable Duration age, ViolationCollector violations) {
        if (age != null
                && age.getUnit().compareTo(TimeUnit.SECONDS) < 0
                && age.toNanoseconds() % TimeUnit.SECONDS.toNanos(1) != 0) {
            violations.addViolation(setting, "must be whole seconds, since that is how tokens tell the time");
        }
    }

    private String algorithmProblem() {
        return (unknownAlgorithm ? "is unknown" : "is missing") + "; choose one of " + names(Algorithm.values());
    }

    private static String names(Enum<?>[] values) {
        return String.join(", ", Arrays.stream(values).map(Enum::name).toList());
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "JwtConfiguration[issuer=" + issuer + ", algorithm=" + algorithm + "]";
    }
}
