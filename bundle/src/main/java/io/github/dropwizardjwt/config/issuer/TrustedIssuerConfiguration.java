package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TrustedIssuer;
import jakarta.validation.constraints.NotBlank;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** An entry of {@code jwt.trustedIssuers}: another issuer whose auth tokens are accepted. Not thread-safe. */
@SelfValidating
public final class TrustedIssuerConfiguration extends IssuerKeyConfiguration {
    @NotBlank
    @Name
    private @Nullable String issuer;

    /**
     * The {@code iss} claim of its tokens, compared character by character (RFC 7519 §4.1.1). Required.
     *
     * @return the issuer
     */
    @JsonProperty
    public @Nullable String getIssuer() {
        return issuer;
    }

    @JsonProperty
    public void setIssuer(@Nullable String issuer) {
        this.issuer = issuer;
    }

    /**
     * Builds the issuer for a service. Keys that it publishes are fetched when the service starts.
     *
     * @param provider the provider that verifies its signatures; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer build(@Nullable Provider provider) {
        IssuerKeys keys = keys(name(), provider);
        return new ConfiguredIssuer(rules(keys.inService()), keys);
    }

    /**
     * Builds the issuer for a command. Keys that it publishes are fetched when the first of its tokens is verified.
     *
     * @param provider the provider that verifies its signatures; null for the Java runtime's choice
     * @return the issuer
     * @throws SettingException if a setting cannot be used
     */
    public ConfiguredIssuer buildOnDemand(@Nullable Provider provider) {
        IssuerKeys keys = keys(name(), provider);
        return new ConfiguredIssuer(rules(keys.onDemand()), keys);
    }

    /** The issuer with keys from elsewhere. */
    TrustedIssuer rules(KeySource keys) {
        return rules(name(), keys);
    }

    private String name() {
        return issuer == null ? "" : issuer;
    }

    /** Skips what the annotations report. */
    @SelfValidation
    public void checkSettings(ViolationCollector violations) {
        if (Name.Form.matches(name())) {
            check(violations, () -> checkKeys(name()));
            check(violations, () -> checkRules(name()));
        }
    }

    private static void check(ViolationCollector violations, Runnable part) {
        try {
            part.run();
        } catch (SettingException e) {
            violations.addViolation(e.setting(), e.problem());
        }
    }
}
