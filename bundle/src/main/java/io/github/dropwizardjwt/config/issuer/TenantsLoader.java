package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.config.SettingException;
import io.github.dropwizardjwt.token.IssuerTemplate;
import io.github.dropwizardjwt.token.TrustedIssuerBuilder;
import java.util.List;

/**
 * Applies the tenants of an issuer, which is a template then.
 *
 * @param issuer its name
 * @param tenants the tenants; empty if it has none
 */
record TenantsLoader(String issuer, List<String> tenants) {
    /**
     * Applies the tenants.
     *
     * @throws SettingException if they cannot be used, or do not fit the issuer
     */
    void applyTo(TrustedIssuerBuilder rules) {
        if (!IssuerTemplate.isTemplate(issuer)) {
            rejectTenants();
            return;
        }
        checkTemplate();
        try {
            rules.tenants(tenants);
        } catch (IllegalArgumentException e) {
            throw new SettingException("tenants", String.valueOf(e.getMessage()));
        }
    }

    private void rejectTenants() {
        if (!tenants.isEmpty()) {
            throw new SettingException(
                    "tenants",
                    "conflicts with an issuer without placeholder; write one in place of the tenant, as in "
                            + "https://login.example.com/{tenant}/v2.0, or drop tenants");
        }
    }

    /** There is no metadata of all tenants that could name the URL of their keys. */
    void checkJwksUri() {
        if (IssuerTemplate.isTemplate(issuer)) {
            throw new SettingException(
                    "jwksUri",
                    "is missing: the issuer has a placeholder, so that it has no metadata which would name it; give the "
                            + "https:// URL of the keys of all tenants");
        }
    }

    private void checkTemplate() {
        try {
            IssuerTemplate.parse(issuer);
        } catch (IllegalArgumentException e) {
            throw new SettingException("issuer", String.valueOf(e.getMessage()));
        }
    }

    /** The issuers of all tenants; only the name itself if it is no template, or the tenants cannot be used. */
    List<String> issuers() {
        try {
            return IssuerTemplate.parse(issuer).issuersOf(tenants);
        } catch (IllegalArgumentException e) {
            return List.of(issuer);
        }
    }
}
