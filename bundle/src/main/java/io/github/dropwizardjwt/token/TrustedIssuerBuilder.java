package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.IssuerAdvice.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TrustedIssuer}. Not thread-safe. */
public final class TrustedIssuerBuilder {
    private final String issuer;
    private final KeySource keys;
    private List<Tenant> tenants = List.of();
    private @Nullable Set<String> audience;
    private Duration clockSkew = Duration.ofSeconds(30);
    private @Nullable String mediaType;
    private TypeRule types = TypeRule.TYPE_CLAIM;
    /** Null where no claim is needed. */
    private @Nullable Warning typeWarning;

    private List<JsonPointer> subjectClaims = ClaimMapping.SUB;
    private @Nullable Subjects subjects;
    private ScopeClaims scopes = ScopeClaims.SCOPE;
    private final List<RequiredClaim> required = new ArrayList<>();

    TrustedIssuerBuilder(String issuer, KeySource keys) {
        if (!RegisteredClaims.isName(issuer)) {
            throw new IllegalArgumentException("The issuer is blank, or has a control character in it");
        }
        this.issuer = issuer;
        this.keys = keys;
        this.typeWarning = Warning.untyped(issuer);
    }

    /**
     * Sets the audiences of this service: the {@code aud} claim of each token must have one of them (RFC 8725 §3.9).
     * Required, since the issuer's tokens for other services must be rejected here.
     *
     * @param audience the audiences; empty only for an issuer whose tokens have no {@code aud} at all
     * @return this
     * @throws IllegalArgumentException if an audience is blank or has a control character in it
     */
    public TrustedIssuerBuilder audience(List<String> audience) {
        this.audience = Set.copyOf(ClaimRules.checkAudience(audience));
        return this;
    }

    /**
     * Accepts the tokens of several issuers, which differ in their tenant and have the same keys and rules. The issuer
     * is then a template with one placeholder, such as <code>https://login.example.com/{tenant}/v2.0</code>. A key
     * whose JWK has an {@code issuer} verifies the tokens of that one only; if the placeholder is <code>{tenantid}
     * </code>, as with Entra ID, a {@code tid} claim must be the tenant.
     *
     * @param tenants the tenants whose tokens are accepted, and no others
     * @return this
     * @throws IllegalArgumentException if the issuer has no placeholder, or several; or if there is no tenant, or two
     *     are the same, or one is blank or has a slash, a brace or a control character in it
     */
    public TrustedIssuerBuilder tenants(List<String> tenants) {
        this.tenants = IssuerTemplate.parse(issuer).tenants(tenants);
        return this;
    }

    /**
     * Sets how far the issuer's clock may differ. Default: 30 seconds.
     *
     * @param clockSkew zero to ten minutes
     * @return this
     * @throws IllegalArgumentException if it is negative or more than ten minutes
     */
    public TrustedIssuerBuilder clockSkew(Duration clockSkew) {
        this.clockSkew = ClaimRules.checkClockSkew(clockSkew);
        return this;
    }

    /**
     * Sets the {@code typ} header that the issuer's tokens must have (RFC 8725 §3.11). By default all of these values
     * are accepted, and tokens without one.
     *
     * @param mediaType {@code at+jwt} (RFC 9068 §2.1), {@code JWT}, or {@code JOSE} or {@code JWS}, which say no more
     *     than that the token is signed (RFC 7515 §4.1.9), in any case
     * @return this
     * @throws IllegalArgumentException if it is any other value
     */
    public TrustedIssuerBuilder typ(String mediaType) {
        this.mediaType = JoseHeader.supportedMediaType(mediaType)
                .orElseThrow(() ->
                        new IllegalArgumentException("The typ of an access token must be at+jwt, JWT, JOSE or JWS"));
        return this;
    }

    /**
     * Accepts tokens without a {@code type} claim as auth tokens, as most identity providers issue them. Only the
     * audience and the {@code typ} header then distinguish access tokens from others, such as ID tokens.
     *
     * @return this
     */
    public TrustedIssuerBuilder untypedTokensAreAuthTokens() {
        this.types = TypeRule.authWhereUntyped();
        this.typeWarning = null;
        return this;
    }

    /**
     * Accepts tokens with a certain claim as auth tokens, and no others.
     *
     * @param claim its name; {@code token_use}, say
     * @param value its value; {@code access}, say
     * @return this
     */
    public TrustedIssuerBuilder authTokensHave(String claim, String value) {
        this.types = TypeRule.authWhere(claim, value);
        this.typeWarning = Warning.without(claim, issuer);
        return this;
    }

    /**
     * Demands a claim of the issuer's tokens, beside those demanded before: {@code requiredClaim("azp",
     * "orders-web"::equals)}. A token without the claim, or for whose value the condition does not hold, is rejected.
     * Needed where the tokens have no {@code aud}, to tell those for this service from others.
     *
     * @param name the claim's name
     * @param condition what must hold for its value, which is one of the types of {@link Token#claims()}, or null.
     *     Called once for each token, before it is cached; must be thread-safe. Where it throws an exception, the token
     *     cannot be verified now ({@link TokenUnavailableException})
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public TrustedIssuerBuilder requiredClaim(String name, Predicate<@Nullable Object> condition) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A required claim must have a name");
        }
        required.add(new RequiredClaim(name, Objects.requireNonNull(condition, "condition")));
        return this;
    }

    /**
     * Sets the claims that hold the scopes of the issuer's tokens. A scope is granted if any of them grants it: a
     * space-separated string, a list, or an object in which it is {@code true}.
     *
     * @param pointers JSON Pointers (RFC 6901), such as {@code /realm_access/roles}; none for an issuer that grants no
     *     scopes
     * @return this
     * @throws IllegalArgumentException if one is malformed
     */
    public TrustedIssuerBuilder scopeClaims(List<String> pointers) {
        this.scopes = new ScopeClaims(JsonPointer.parseAll(pointers));
        return this;
    }

    /**
     * Sets the claims that may hold the subject of the issuer's tokens, in place of {@code sub}. The first that is
     * neither missing, null nor blank is the token's {@link Token#subject()}, and must be a text without control
     * characters; {@code sub} may then be missing. Choose claims whose values are never given to anybody else, and that
     * users cannot change.
     *
     * @param pointers JSON Pointers (RFC 6901), at least one: {@code /oid}, or {@code /sub} and {@code /client_id}
     * @return this
     * @throws IllegalArgumentException if there is none, or one is malformed
     */
    public TrustedIssuerBuilder subjectClaim(List<String> pointers) {
        if (pointers.isEmpty()) {
            throw new IllegalArgumentException("A token must have a subject; name at least one claim for it");
        }
        this.subjectClaims = JsonPointer.parseAll(pointers);
        return this;
    }

    /**
     * Sets whose subjects the issuer's tokens name. Default: {@link Subjects#SEPARATE}; {@link Subjects#SHARED} where
     * this is the only issuer of a {@link TokenManager#resourceServer()}.
     *
     * @param subjects {@link Subjects#SHARED} if a subject is the same user here and there
     * @return this
     */
    public TrustedIssuerBuilder subjects(Subjects subjects) {
        this.subjects = subjects;
        return this;
    }

    /**
     * Builds the issuer.
     *
     * @return the issuer
     * @throws IllegalArgumentException if no audience was given, or the issuer has a placeholder and no
     *     {@link #tenants}
     */
    public TrustedIssuer build() {
        if (tenants.isEmpty() && IssuerTemplate.isTemplate(issuer)) {
            throw new IllegalArgumentException(
                    "The issuer " + issuer + " has a placeholder; set the tenants that it stands for");
        }
        if (audience == null) {
            throw new IllegalArgumentException("The issuer " + issuer + " has no audience; set the one of this "
                    + "service, or an empty list if the tokens have no aud");
        }
        Set<String> names = audience;
        List<IssuerPolicy> policies = tenants.isEmpty()
                ? List.of(policy(issuer, names))
                : tenants.stream()
                        .map(tenant -> policy(tenant.issuer(), names).ofTenant(tenant))
                        .toList();
        return new TrustedIssuer(
                issuer,
                keys,
                policies,
                subjects == null,
                names.isEmpty() && required.isEmpty() ? Warning.everyClient(issuer) : null);
    }

    private IssuerPolicy policy(String name, Set<String> names) {
        ClaimRules rules = new ClaimRules(name, names, clockSkew, Tolerance.HARMLESS, mediaType, List.copyOf(required));
        ClaimMapping mapping = new ClaimMapping(
                types.ofAnotherIssuer(),
                subjectClaims,
                Objects.requireNonNullElse(subjects, Subjects.SEPARATE),
                scopes);
        IssuerAdvice advice = new IssuerAdvice(Stream.of(typeWarning, Warning.withoutSubject(name, mapping))
                .filter(Objects::nonNull)
                .toList());
        return new IssuerPolicy(keys, rules, mapping, advice);
    }
}
