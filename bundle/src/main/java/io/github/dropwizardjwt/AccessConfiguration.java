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
import io.github.dropwizardjwt.config.token.TokenConfiguration;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the {@code jwt:} section about resource methods: who reaches those without an annotation, where
 * requests carry tokens, and what rejections look like. Not thread-safe.
 */
public abstract class AccessConfiguration extends TokenConfiguration {
    private static final Choice<Unannotated> UNANNOTATED = Choice.of("unannotated", Unannotated.class);

    private static final Choice<Unannotated> CANDIDATE =
            new Choice<>("candidateUnannotated", List.of(Unannotated.AUTHENTICATED, Unannotated.DENY));

    @NotNull
    private String realm = "api";

    private Map<String, List<String>> roleHierarchy = Map.of();

    private @Nullable String loginPage;

    private @Nullable String tokenHeader;

    /** Read as text, so that the message about an unknown value lists the known ones. */
    @JsonProperty
    private @Nullable String unannotated = Unannotated.DENY.name();

    @JsonProperty
    private @Nullable String candidateUnannotated;

    private boolean openNeedsReason;

    private boolean logRoutes;

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
     * What happens to resource methods without a security annotation: {@code DENY} answers 403, {@code AUTHENTICATED}
     * demands any valid auth token, {@code ALLOW} leaves them open. Default: they are denied.
     *
     * @return open, authenticated or denied
     */
    @JsonProperty
    public Unannotated getUnannotated() {
        // Validation rejects an unknown value; until then, deny.
        return UNANNOTATED.findInAnyCase(unannotated).orElse(Unannotated.DENY);
    }

    @JsonIgnore
    public void setUnannotated(Unannotated unannotated) {
        this.unannotated = unannotated.name();
    }

    /**
     * What is counted about resource methods without a security annotation while {@code unannotated: ALLOW} leaves them
     * open: which requests would be rejected. Default: nothing is counted.
     *
     * @return authenticated or denied; null to count nothing
     */
    @JsonProperty
    public @Nullable Unannotated getCandidateUnannotated() {
        return CANDIDATE.findInAnyCase(candidateUnannotated).orElse(null);
    }

    @JsonIgnore
    public void setCandidateUnannotated(@Nullable Unannotated candidate) {
        this.candidateUnannotated = candidate == null ? null : candidate.name();
    }

    /**
     * Whether each resource method that is open to everybody must say why, with {@code @Open("why")}. Default: no.
     *
     * @return true to stop the start while one does not
     */
    @JsonProperty
    public boolean isOpenNeedsReason() {
        return openNeedsReason;
    }

    @JsonProperty
    public void setOpenNeedsReason(boolean openNeedsReason) {
        this.openNeedsReason = openNeedsReason;
    }

    /**
     * Whether all routes are logged with their rules when the server has started, at INFO. Default: no, at DEBUG only.
     *
     * @return whether they are
     */
    @JsonProperty
    public boolean isLogRoutes() {
        return logRoutes;
    }

    @JsonProperty
    public void setLogRoutes(boolean logRoutes) {
        this.logRoutes = logRoutes;
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
        if (UNANNOTATED.findInAnyCase(unannotated).isEmpty()) {
            violations.addViolation("unannotated", "is unknown; choose one of " + UNANNOTATED.names());
        }
    }

    @SelfValidation
    public void checkCandidateUnannotated(ViolationCollector violations) {
        if (candidateUnannotated == null) {
            return;
        }
        if (CANDIDATE.findInAnyCase(candidateUnannotated).isEmpty()) {
            violations.addViolation("candidateUnannotated", "is unknown; choose one of " + CANDIDATE.names());
        } else if (getUnannotated() != Unannotated.ALLOW) {
            violations.addViolation(
                    "candidateUnannotated",
                    "counts methods that unannotated: ALLOW leaves open, and here they are not; remove it");
        }
    }
}
