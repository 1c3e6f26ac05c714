package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.auth.requirement.ClaimCondition;
import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the claims that all tokens of a trusted issuer must have.
 *
 * @param entries in the grammar of {@code claims} of {@code @RequireToken}; null, and null elements, are reported by
 *     annotations
 */
record RequiredClaimsLoader(@Nullable List<@Nullable String> entries) {
    /**
     * Applies the entries.
     *
     * @throws SettingException if one cannot be used
     */
    void applyTo(TrustedIssuerBuilder rules) {
        for (int i = 0; entries != null && i < entries.size(); i++) {
            String entry = entries.get(i);
            if (entry != null) {
                ClaimCondition condition = parse("requiredClaims[" + i + "]", entry);
                rules.requiredClaim(condition.name(), condition);
            }
        }
    }

    private static ClaimCondition parse(String setting, String entry) {
        try {
            return ClaimCondition.parse(entry);
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, String.valueOf(e.getMessage()));
        }
    }
}
