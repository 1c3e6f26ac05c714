package io.github.dropwizardjwt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.validation.selfvalidating.SelfValidation;
import io.dropwizard.validation.selfvalidating.ViolationCollector;
import io.github.dropwizardjwt.auth.Unannotated;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.config.Choice;
import io.github.dropwizardjwt.config.OwnTokenSettings;
import io.github.dropwizardjwt.config.issuer.TrustedIssuerConfiguration;
import io.github.dropwizardjwt.config.session.SessionsFactory;
import io.github.dropwizardjwt.config.token.TokenConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jwt:} section of an application's configuration. Keep it in a {@code @Valid @NotNull} field. The
 * application does not start if a setting is missing, invalid, weak or conflicts with another. Not thread-safe.
 */
public class JwtConfiguration extends TokenConfiguration {
    private static final Choice<Unannotated> UNANNOTATED = Choice.of("unannotated", Unannotated.class);

    private List<@NotNull @Valid TrustedIssuerConfiguration> trustedIssuers = List.of();

    private boolean areIssuersListed;

    @NotNull
    private String realm = "api";

    private Map<String, List<String>> roleHierarchy = Map.of();

    private @Nullable String loginPage;

    private @Nullable String tokenHeader;

    @Valid
    private @Nullable SessionsFactory sessions;

    /** Read as text, so that the message about an unknown value lists the known ones. */
    @JsonProperty
    private @Nullable String unannotated = Unannotated.DENY.name();

    /**
     * Other issuers whose auth tokens are accepted: identity providers, say. Without an issuer of its own, the service
     * is a resource server, which accepts these tokens only. An empty list says that, too, where the application trusts
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
     * The realm in {@code WWW-Authenticate} (RFC 9110 §11.5). Default: {@code api}.
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
     * Which roles include others, for {@code @RolesAllowed}: {@code admin: [editor]}. Default: none.
     *
     * @return for each role those that it includes
     */
    @JsonProperty
    public Map<String, List<String>> getRoleHierarchy() {
        return roleHierarchy;
    }

    @JsonProperty
    public void setRoleHierarchy(@Nullable Map<String, List<String>> roleHierarchy) {
        this.roleHierarchy = roleHierarchy == null ? Map.of() : roleHierarchy;
    }

    /**
     * The page to which a browser that asks for a page is redirected instead of a 401, with the path that it came for
     * as the query parameter {@code next}. Default: none.
     *
     * @return an absolute path of this host; null for none
     */
    @JsonProperty
    public @Nullable String getLoginPage() {
        return loginPage;
    }

    @JsonProperty
    public void setLoginPage(@Nullable String loginPage) {
        this.loginPage = loginPage;
    }

    /**
     * The header that carries tokens, as that of a proxy which passes on the token of an identity provider. Its whole
     * value is the token. Default: {@code Authorization: Bearer TOKEN} (RFC 6750 §2.1).
     *
     * @return the header's name; null for the default
     */
    @JsonProperty
    public @Nullable String getTokenHeader() {
        return tokenHeader;
    }

    @JsonProperty
    public void setTokenHeader(@Nullable String tokenHeader) {
        this.tokenHeader = tokenHeader;
    }

    /**
     * What happens to resource methods without a security annotation. Default: they are denied.
     *
     * @return open, authenticated or denied
     */
    @JsonProperty
    public Unannotated getUnannotated() {
        // Validation rejects an unknown value; until then, deny.
        return knownUnannotated().orElse(Unannotated.DENY);
    }

    @JsonIgnore
    public void setUnannotated(Unannotated unannotated) {
        this.unannotated = unannotated.name();
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

    @SelfValidation
    public void checkRealm(ViolationCollector violations) {
        if (realm != null && !ErrorResponses.isRealm(realm)) {
            violations.addViolation("realm", "must be printable ASCII without quotes and backslashes");
        }
    }

    @SelfValidation
    public void checkLoginPage(ViolationCollector violations) {
        if (loginPage != null && !ErrorResponses.isLoginPage(loginPage)) {
            violations.addViolation("loginPage", "must be an absolute path without query, as in /login.html");
        }
    }

    @SelfValidation
    public void checkTokenHeader(ViolationCollector violations) {
        if (tokenHeader != null && !TokenSource.isHeader(tokenHeader)) {
            violations.addViolation(
                    "tokenHeader",
                    "must be the name of a header whose whole value is the token, as in X-Forwarded-Access-Token; remove "
                            + "it for Authorization");
        }
    }

    @SelfValidation
    public void checkRoleHierarchy(ViolationCollector violations) {
        PrincipalsBuilder.problemOfRoleHierarchy(roleHierarchy)
                .ifPresent(problem -> violations.addViolation("roleHierarchy", problem));
    }

    @SelfValidation
    public void checkUnannotated(ViolationCollector violations) {
        if (knownUnannotated().isEmpty()) {
            violations.addViolation("unannotated", "is unknown; choose one of " + UNANNOTATED.names());
        }
    }

    private Optional<Unannotated> knownUnannotated() {
        return unannotated == null ? Optional.empty() : UNANNOTATED.find(unannotated.toUpperCase(Locale.ROOT));
    }

    /** Without any key. */
    @Override
    public String toString() {
        return "JwtConfiguration[issuer=" + getIssuer() + ", algorithm=" + getAlgorithm() + "]";
    }
}
