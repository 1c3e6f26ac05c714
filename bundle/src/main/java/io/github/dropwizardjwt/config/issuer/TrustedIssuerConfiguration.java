package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TrustedIssuer;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import jakarta.validation.constraints.NotBlank;
import java.security.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of {@code jwt.trustedIssuers}: another issuer whose auth tokens are accepted. Not thread-safe. */
@SelfValidating
public final class TrustedIssuerConfiguration extends IssuerKeyConfiguration {
    @NotBlank
    @Name
    private @Nullable String issuer;

    private List<String> tenants = List.of();

    /**
     * The {@code iss} claim of its tokens, compared character by character (RFC 7519 §4.1.1). Required. With
     * {@code tenants}, a template with one placeholder: <code>https://login.example.com/{tenant}/v2.0</code>.
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
     * The tenants whose tokens are accepted, where the provider has an issuer for each. Default: none, and the issuer
     * has no placeholder.
     *
     * @return their names, one for each issuer
     */
    @JsonProperty
    public List<String> getTenants() {
        return tenants;
    }

    @JsonProperty
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    public void setTenants(@Nullable List<String> tenants) {
        this.tenants = tenants == null ? List.of() : tenants;
    }

    /**
     * The {@code iss} claims that its tokens may have.
     *
     * @return one, or that of each tenant; none if the issuer is missing
     */
    public List<String> issuers() {
        return issuer == null ? List.of() : tenantsLoader().issuers();
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

    @Override
    void applyTo(TrustedIssuerBuilder rules) {
        tenantsLoader().applyTo(rules);
    }

    private TenantsLoader tenantsLoader() {
        return new TenantsLoader(name(), tenants);
    }

    private void checkSources() {
        if (arePublished() && getJwksUri() == null) {
            tenantsLoader().checkJwksUri();
        }
        checkKeys(name());
    }

    private String name() {
        return issuer == null ? "" : issuer;
    }

    /** Skips what the annotations report. */
    @SelfValidation
    public void checkSettings(ViolationCollector violations) {
        if (Name.Form.matches(name())) {
            check(violations, this::checkSources);
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
