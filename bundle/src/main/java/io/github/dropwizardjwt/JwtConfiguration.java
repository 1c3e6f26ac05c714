package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.config.OwnTokenSettings;
import io.github.dropwizardjwt.config.audit.AuditConfiguration;
import io.github.dropwizardjwt.config.cookie.CookieConfiguration;
import io.github.dropwizardjwt.config.issuer.TrustedIssuerConfiguration;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jwt:} section of an application's configuration. The application does not start if a setting is missing,
 * invalid, weak or conflicts with another.
 *
 * <p>Keep it in a {@code @Valid @NotNull} field. Not thread-safe.
 */
public class JwtConfiguration extends AccessConfiguration {
    private List<@NotNull @Valid TrustedIssuerConfiguration> trustedIssuers = List.of();

    private boolean areIssuersListed;

    @Valid
    private @Nullable SessionsFactory sessions;

    @Valid
    private @Nullable CookieConfiguration cookies;

    private boolean adminPage;

    private boolean routeMetrics;

    @Valid
    private @Nullable AuditConfiguration audit;

    /**
     * Other issuers whose auth tokens are accepted, such as identity providers. Without an issuer of its own, the
     * service is a resource server, which accepts these tokens only. The list may be empty if the application trusts
     * issuers in code. Default: none.
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
        this.areIssuersListed = trustedIssuers != null;
    }

    /**
     * The session store and its settings. Default: no sessions, and tokens are valid until they expire.
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
     * Cookies in which browsers keep their tokens, beside the header. Default: none; an empty section has the defaults.
     *
     * @return the settings; null for none
     */
    @JsonProperty
    public @Nullable CookieConfiguration getCookies() {
        return cookies;
    }

    /** Called for {@code cookies:} without anything below it, too. */
    @JsonProperty
    public void setCookies(@Nullable CookieConfiguration cookies) {
        this.cookies = cookies == null ? new CookieConfiguration() : cookies;
    }

    /**
     * Whether the admin connector serves a page at {@code /jwt} that shows routes, keys, issuers, sessions and
     * verdicts. Default: no.
     *
     * @return whether it does
     */
    @JsonProperty
    public boolean isAdminPage() {
        return adminPage;
    }

    @JsonProperty
    public void setAdminPage(boolean adminPage) {
        this.adminPage = adminPage;
    }

    /**
     * Whether accepted and rejected requests are counted for each route, too. Default: no, since it costs a look-up of
     * the route for each request with a token.
     *
     * @return whether they are
     */
    @JsonProperty
    public boolean isRouteMetrics() {
        return routeMetrics;
    }

    @JsonProperty
    public void setRouteMetrics(boolean routeMetrics) {
        this.routeMetrics = routeMetrics;
    }

    /**
     * The audit log: events of sessions and tokens as lines of the log. Default: none; an empty section has the
     * defaults.
     *
     * @return the settings; null for none
     */
    @JsonProperty
    public @Nullable AuditConfiguration getAudit() {
        return audit;
    }

    /** Called for {@code audit:} without anything below it, too. */
    @JsonProperty
    public void setAudit(@Nullable AuditConfiguration audit) {
        this.audit = audit == null ? new AuditConfiguration() : audit;
    }

    /** Without an issuer it is a resource server, unless nothing says so; an empty list does. */
    @Override
    protected boolean hasOwnTokens() {
        return getIssuer() != null || !areIssuersListed;
    }

    @SelfValidation
    public void checkThatNoSessionsAreUnused(ViolationCollector violations) {
        if (!hasOwnTokens()) {
            new OwnTokenSettings(violations).reject("sessions", sessions != null);
        }
    }

    @SelfValidation
    public void checkThatSessionsHaveAllTokens(ViolationCollector violations) {
        if (sessions != null && getTypeClaim() != null) {
            violations.addViolation(
                    "typeClaim",
                    "conflicts with sessions, to which tokens of other libraries do not belong; set only one");
        }
    }

    @SelfValidation
    public void checkCookies(ViolationCollector violations) {
        Duration renewWithin = cookies == null ? null : cookies.getRenewWithin();
        if (sessions == null && renewWithin != null && renewWithin.getQuantity() > 0) {
            violations.addViolation(
                    "cookies.renewWithin",
                    "renews the tokens of sessions, and there are none; add sessions, or remove it");
        }
        if (renewWithin != null && renewWithin.compareTo(getAuthMaxAge()) >= 0) {
            violations.addViolation("cookies.renewWithin", "must be shorter than authMaxAge");
        }
        if (sessions == null && cookies != null && cookies.isCsrfToken()) {
            violations.addViolation(
                    "cookies.csrfToken", "belongs to a session, and there are none; add sessions, or remove it");
        }
    }

    @SelfValidation
    public void checkTrustedIssuers(ViolationCollector violations) {
        Set<String> seen = new HashSet<>();
        seen.add(getIssuer());
        for (int i = 0; i < trustedIssuers.size(); i++) {
            TrustedIssuerConfiguration entry = trustedIssuers.get(i);
            if (entry != null && !entry.issuers().stream().allMatch(seen::add)) {
                violations.addViolation(
                        "trustedIssuers[" + i + "].issuer",
                        "repeats an earlier entry or this service's own issuer; remove it");
            }
        }
    }

    /** Without any key. */
    @Override
    public String toString() {
        return "JwtConfiguration[issuer=" + getIssuer() + ", algorithm=" + getAlgorithm() + "]";
    }
}
