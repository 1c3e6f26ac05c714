package io.github.dropwizardjwt.config.token;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.OwnTokenSettings;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.config.TypeClaim;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code jwt:} section that concern the service's own tokens. Not thread-safe. */
public abstract class TokenConfiguration extends TokenAgeConfiguration {
    @Name
    private @Nullable String issuer;

    @NotNull
    private List<@NotBlank @Name String> audience = List.of();

    private @Nullable String typeClaim;

    @NotNull
    @MinDataSize(value = 512, unit = DataSizeUnit.BYTES)
    @MaxDataSize(value = 64, unit = DataSizeUnit.KIBIBYTES)
    private DataSize maxTokenSize = DataSize.kibibytes(8);

    @Valid
    @NotNull
    private TokenCacheConfiguration verifiedTokenCache = new TokenCacheConfiguration();

    /**
     * The {@code iss} claim of issued tokens, and the only one accepted beside trusted issuers (RFC 7519 §4.1.1).
     * Required, unless there are trusted issuers: then the service only accepts their tokens.
     *
     * @return the issuer; null for none
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
     * The audiences of this service (RFC 7519 §4.1.3), one or a list: issued tokens have all of them, accepted tokens
     * at least one. Default: none, and then tokens with an audience are rejected.
     *
     * @return the audiences
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
     * The claim and value by which access tokens of another library under this service's {@code issuer} and key are
     * recognized, as in {@code token_type=access}: they are auth tokens too, unless their {@code type} is
     * {@code refresh}. Issued tokens do not change. Not with {@code sessions}, to which such tokens do not belong.
     * Default: none.
     *
     * @return the claim, an equals sign, and the value; null for none
     */
    @JsonProperty
    public @Nullable String getTypeClaim() {
        return typeClaim;
    }

    @JsonProperty
    public void setTypeClaim(@Nullable String typeClaim) {
        this.typeClaim = typeClaim;
    }

    /**
     * The most characters a token may have, issued or accepted. Default: 8 KiB; Jetty takes as much for all headers
     * together, unless its {@code maxRequestHeaderSize} is set.
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
     * How many verified tokens are cached. Default: 10,000, in 64 MiB at most.
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
     * Creates the builder of the token manager that these settings describe. Trusted issuers and sessions are added to
     * it.
     *
     * @param clock tells the time
     * @param keys the service's own keys
     * @return a new builder
     * @throws IllegalArgumentException if a setting is not usable
     */
    public TokenManagerBuilder buildTokens(Clock clock, KeySource keys) {
        TokenManagerBuilder tokens = TokenManager.builder(issuer == null ? "" : issuer, keys)
                .audience(audience)
                .authMaxAge(getAuthMaxAge().toJavaDuration())
                .refreshMaxAge(getRefreshMaxAge().toJavaDuration())
                .clockSkew(getClockSkew().toJavaDuration());
        if (typeClaim != null) {
            TypeClaim claim = TypeClaim.readOwn(typeClaim);
            tokens.authTokensHave(claim.name(), claim.value());
        }
        return applyTo(tokens, clock);
    }

    /**
     * Creates the builder of the token manager of a service without tokens of its own. Trusted issuers are added to it.
     *
     * @param clock tells the time
     * @return a new builder
     */
    public TokenManagerBuilder buildResourceServer(Clock clock) {
        return applyTo(TokenManager.resourceServer(), clock);
    }

    private TokenManagerBuilder applyTo(TokenManagerBuilder tokens, Clock clock) {
        verifiedTokenCache.applyTo(tokens);
        return tokens.maxTokenSize(Math.toIntExact(maxTokenSize.toBytes())).clock(clock);
    }

    @SelfValidation
    public void checkIssuer(ViolationCollector violations) {
        if (issuer == null ? hasOwnTokens() : issuer.isBlank()) {
            violations.addViolation("issuer", "must not be blank");
        }
    }

    @SelfValidation
    public void checkThatNoAudienceIsUnused(ViolationCollector violations) {
        if (!hasOwnTokens()) {
            new OwnTokenSettings(violations)
                    .reject("audience", audience != null && !audience.isEmpty(), EACH_ITS_OWN)
                    .reject("typeClaim", typeClaim != null, EACH_ITS_OWN);
        }
    }

    @SelfValidation
    public void checkTypeClaim(ViolationCollector violations) {
        try {
            if (typeClaim != null) {
                TypeClaim.readOwn(typeClaim);
            }
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }
}
