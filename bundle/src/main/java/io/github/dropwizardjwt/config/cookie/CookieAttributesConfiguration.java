package io.github.dropwizardjwt.config.cookie;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidating;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.cookie.SameSite;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.auth.cookie.TokenCookiesBuilder;
import io.github.dropwizardjwt.config.Choice;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of the {@code cookies:} section about the cookies themselves: names and attributes. Not thread-safe. */
@SelfValidating // Here alone: each class of a hierarchy that has it would run all checks again.
public abstract class CookieAttributesConfiguration {
    private static final Choice<SameSite> SAME_SITE = Choice.of("sameSite", SameSite.class);

    @NotNull
    private String name = "jwt";

    /** Read as text, so that the message about an unknown value lists the known ones. */
    @JsonProperty
    private @Nullable String sameSite = SameSite.STRICT.name();

    private boolean partitioned;

    private boolean persistent;

    private boolean insecureLocalhost;

    CookieAttributesConfiguration() {}

    /**
     * The name of the cookies, to which a prefix is added: {@code __Host-Http-jwt} and {@code __Host-Http-jwt-refresh}.
     * Default: {@code jwt}.
     *
     * @return the name without the prefix
     */
    @JsonProperty
    public String getName() {
        return name;
    }

    @JsonProperty
    public void setName(String name) {
        this.name = name;
    }

    /**
     * With which requests of other sites browsers send the cookies: {@code STRICT} for none of them; {@code LAX} for
     * pages that links of other sites lead to; {@code NONE} for all, which needs {@code partitioned: true}. Default:
     * {@code STRICT}.
     *
     * @return the attribute
     */
    @JsonProperty
    public SameSite getSameSite() {
        // Validation rejects an unknown value.
        return SAME_SITE.findInAnyCase(sameSite).orElse(SameSite.STRICT);
    }

    @JsonIgnore
    public void setSameSite(SameSite sameSite) {
        this.sameSite = sameSite.name();
    }

    /**
     * Whether browsers keep the cookies apart for each site that embeds this one. Default: no.
     *
     * @return whether they do
     */
    @JsonProperty
    public boolean isPartitioned() {
        return partitioned;
    }

    @JsonProperty
    public void setPartitioned(boolean partitioned) {
        this.partitioned = partitioned;
    }

    /**
     * Whether browsers keep the cookies when they are closed, for as long as the tokens are valid. Default: no.
     *
     * @return whether they do
     */
    @JsonProperty
    public boolean isPersistent() {
        return persistent;
    }

    @JsonProperty
    public void setPersistent(boolean persistent) {
        this.persistent = persistent;
    }

    /**
     * Whether the cookies have neither {@code Secure} nor a prefix, for browsers that do not keep such cookies of
     * {@code http://localhost}. They are then read in requests to localhost only. Default: no.
     *
     * @return whether they do without
     */
    @JsonProperty
    public boolean isInsecureLocalhost() {
        return insecureLocalhost;
    }

    @JsonProperty
    public void setInsecureLocalhost(boolean insecureLocalhost) {
        this.insecureLocalhost = insecureLocalhost;
    }

    @SelfValidation
    public void checkName(ViolationCollector violations) {
        if (name != null) {
            check(violations, "name", builder -> builder.name(name));
        }
    }

    @SelfValidation
    public void checkSameSite(ViolationCollector violations) {
        if (SAME_SITE.findInAnyCase(sameSite).isEmpty()) {
            violations.addViolation("sameSite", "is unknown; choose one of " + SAME_SITE.names());
        } else if (getSameSite() == SameSite.NONE && !partitioned) {
            violations.addViolation(
                    "sameSite", "NONE sends cookies with requests of all sites; set partitioned: true, or use LAX");
        }
    }

    /** A builder with these settings. */
    TokenCookiesBuilder builder(Clock clock) {
        return TokenCookies.builder(clock)
                .name(name)
                .sameSite(getSameSite())
                .partitioned(partitioned)
                .persistent(persistent)
                .insecureLocalhost(insecureLocalhost);
    }

    /** What the builder rejects, as a violation of the setting. */
    static void check(ViolationCollector violations, String setting, Consumer<TokenCookiesBuilder> setter) {
        try {
            setter.accept(TokenCookies.builder(Clock.systemUTC()));
        } catch (IllegalArgumentException e) {
            violations.addViolation(setting, "cannot be used: " + e.getMessage());
        }
    }
}
