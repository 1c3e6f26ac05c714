package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.Name;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.config.TypeClaim;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.token.TrustedIssuer;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rules for the tokens of a trusted issuer from its settings.
 *
 * @param issuer its name
 * @param audience the audiences of this service in its tokens; null if the setting is missing
 * @param typ the {@code typ} header that they must have; null for the default
 * @param treatAs {@code auth} if they need no claim to be auth tokens; null for the default
 * @param typeClaim the claim that auth tokens have instead; null for the default
 * @param scopeClaims the claims that hold their scopes
 * @param subjects the settings of their subjects
 * @param required the claims that they must have
 */
record IssuerRulesLoader(
        String issuer,
        @Nullable List<String> audience,
        @Nullable String typ,
        @Nullable String treatAs,
        @Nullable String typeClaim,
        List<String> scopeClaims,
        IssuerSubjectsLoader subjects,
        RequiredClaimsLoader required) {

    /**
     * Builds the rules.
     *
     * @param further applies further settings
     * @throws SettingException if a setting cannot be used
     */
    TrustedIssuer build(KeySource keys, Consumer<TrustedIssuerBuilder> further) {
        TrustedIssuerBuilder rules = TrustedIssuer.builder(issuer, keys);
        further.accept(rules);
        if (audience == null) {
            throw new SettingException(
                    "audience",
                    "is missing; give the names by which the issuer's tokens call this service in their aud, or [] if "
                            + "they have no aud");
        }
        if (typ != null) {
            orElse("typ", "is unknown; choose at+jwt, JWT, JOSE or JWS, or drop it", () -> rules.typ(typ));
        }
        applyType(rules);
        orElse(
                "scopeClaims",
                "must be JSON Pointers (RFC 6901), as in /scope or /realm_access/roles",
                () -> rules.scopeClaims(scopeClaims));
        subjects.applyTo(rules);
        required.applyTo(rules);
        return rules.audience(audience.stream().filter(Name.Form::matches).toList())
                .build();
    }

    private void applyType(TrustedIssuerBuilder rules) {
        if (treatAs != null && typeClaim != null) {
            throw new SettingException("treatAs", "conflicts with typeClaim; set only one");
        }
        if (treatAs != null && !treatAs.equals("auth")) {
            throw new SettingException("treatAs", "is unknown; write auth, or drop it");
        }
        if (treatAs != null) {
            rules.untypedTokensAreAuthTokens();
        }
        if (typeClaim != null) {
            TypeClaim claim = TypeClaim.read(typeClaim);
            rules.authTokensHave(claim.name(), claim.value());
        }
    }

    private static <T> T orElse(String setting, String problem, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, problem);
        }
    }
}
