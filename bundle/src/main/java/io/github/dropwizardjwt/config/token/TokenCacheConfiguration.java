package io.github.dropwizardjwt.config.token;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.DataSizeUnit;
import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MinDataSize;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * The {@code jwt.verifiedTokenCache:} section: how many verified tokens are cached, so that their signature and form
 * need not be checked again. Not thread-safe.
 */
public final class TokenCacheConfiguration {
    private boolean enabled = true;

    @Min(1)
    private int maximumSize = 10_000;

    @NotNull
    @MinDataSize(value = 64, unit = DataSizeUnit.KIBIBYTES)
    @MaxDataSize(value = 1, unit = DataSizeUnit.TEBIBYTES)
    private DataSize maximumWeight = DataSize.mebibytes(64);

    /**
     * Whether tokens are cached at all. Default: yes.
     *
     * @return whether there is a cache
     */
    @JsonProperty
    public boolean isEnabled() {
        return enabled;
    }

    @JsonProperty
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * How many tokens are cached, at most. Default: 10,000.
     *
     * @return the number
     */
    @JsonProperty
    public int getMaximumSize() {
        return maximumSize;
    }

    @JsonProperty
    public void setMaximumSize(int maximumSize) {
        this.maximumSize = maximumSize;
    }

    /**
     * How much memory they take together, at most. Default: 64 MiB; that holds 10,000 tokens of 400 characters even at
     * their worst.
     *
     * @return the size
     */
    @JsonProperty
    public DataSize getMaximumWeight() {
        return maximumWeight;
    }

    @JsonProperty
    public void setMaximumWeight(DataSize maximumWeight) {
        this.maximumWeight = maximumWeight;
    }

    /**
     * Has the time measured that it takes to verify a token that is not cached.
     *
     * @param builder the builder of the manager
     * @param metrics where the timer is registered
     * @return the builder
     */
    public TokenManagerBuilder time(TokenManagerBuilder builder, MetricRegistry metrics) {
        return CacheMetrics.time(builder, metrics);
    }

    /**
     * Registers metrics of the cache.
     *
     * @param tokens the manager that has it
     * @param metrics where they are registered
     */
    public void register(TokenManager tokens, MetricRegistry metrics) {
        CacheMetrics.register(metrics, tokens);
    }

    void applyTo(TokenManagerBuilder builder) {
        builder.cache(enabled ? maximumSize : 0, maximumWeight.toBytes());
    }
}
