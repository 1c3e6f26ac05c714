package io.github.dropwizardjwt.config.cookie;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.auth.cookie.TokenCookiesBuilder;
import io.github.dropwizardjwt.key.KeySource;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code cookies:} section: browsers keep their tokens in cookies that scripts cannot read. The defaults are meant
 * for a page of the service's own origin. Not thread-safe.
 */
public final class CookieConfiguration extends CookieAttributesConfiguration {
    private static final Logger LOGGER = LoggerFactory.getLogger(CookieConfiguration.class);

    @MinDuration(value = 0, unit = TimeUnit.SECONDS)
    @MaxDuration(value = 3650, unit = TimeUnit.DAYS)
    private @Nullable Duration renewWithin;

    private List<@NotNull String> trustedOrigins = List.of();

    private boolean csrfToken;

    /**
     * How long before it expires the auth token in a cookie is renewed, by the response of a resource method that is no
     * 401, 403 or 5xx. Default: a third of its lifetime, with sessions; 0 for never.
     *
     * @return the time; null for the default
     */
    @JsonProperty
    public @Nullable Duration getRenewWithin() {
        return renewWithin;
    }

    @JsonProperty
    public void setRenewWithin(@Nullable Duration renewWithin) {
        this.renewWithin = renewWithin;
    }

    /**
     * Further origins whose pages may send requests with the cookies: {@code https://app.example.com}. Default: the
     * service's own origin only.
     *
     * @return the origins
     */
    @JsonProperty
    public List<String> getTrustedOrigins() {
        return trustedOrigins;
    }

    @JsonProperty
    public void setTrustedOrigins(@Nullable List<String> trustedOrigins) {
        this.trustedOrigins = trustedOrigins == null ? List.of() : trustedOrigins;
    }

    /**
     * Whether requests that may change something need the header {@code X-CSRF-Token} as well. Default: no; the origin
     * of the request is checked in any case.
     *
     * @return whether they do
     */
    @JsonProperty
    public boolean isCsrfToken() {
        return csrfToken;
    }

    @JsonProperty
    public void setCsrfToken(boolean csrfToken) {
        this.csrfToken = csrfToken;
    }

    @SelfValidation
    public void checkTrustedOrigins(ViolationCollector violations) {
        // Validation rejects null.
        List<String> given = trustedOrigins.stream().filter(Objects::nonNull).toList();
        check(violations, "trustedOrigins", builder -> builder.trustedOrigins(given));
    }

    /**
     * Whether tokens in the cookies are renewed at all.
     *
     * @return whether {@code renewWithin} is not 0
     */
    public boolean renews() {
        return renewWithin == null || renewWithin.getQuantity() > 0;
    }

    /**
     * Builds the cookies. Called by the bundle, once the section is valid.
     *
     * @param clock the time
     * @param keys the keys of the service
     * @return the cookies
     */
    public TokenCookies build(Clock clock, KeySource keys) {
        if (isInsecureLocalhost()) {
            LOGGER.warn(
                    "cookies.insecureLocalhost is set: cookies are sent without TLS, and read in requests to localhost "
                            + "only; remove it where the service is not for development");
        }
        TokenCookiesBuilder builder = builder(clock)
                .renewWithin(renewWithin == null ? null : renewWithin.toJavaDuration())
                .trustedOrigins(trustedOrigins);
        return (csrfToken ? builder.csrfToken(keys) : builder).build();
    }
}
