package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.VerificationKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the tenants of an identity provider that has an issuer for each, and the same keys for all.
 *
 * @param template the name of their issuers
 * @param name its own name
 */
record Tenant(IssuerTemplate template, String name) {
    /** The placeholder that Entra ID has in its metadata. */
    private static final String ENTRA = "tenantid";

    String issuer() {
        return template.issuerOf(name);
    }

    /** Whether a key may sign its tokens: one whose JWK names issuers signs for those only. */
    boolean has(VerificationKey key) {
        return key.issuers().isEmpty() || key.issuers().stream().anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String text) {
        String named =
                IssuerTemplate.find(text).map(each -> each.issuerOf(name)).orElse(text);
        return named.equals(issuer());
    }

    /**
     * Checks the claims of a token whose issuer this is. In those of Entra ID, {@code tid} is the tenant, too.
     *
     * @throws TokenRejectedException if they name another tenant
     */
    void check(Map<String, @Nullable Object> claims) {
        if (template.placeholder().equals(ENTRA) && claims.containsKey("tid") && !name.equals(claims.get("tid"))) {
            throw TokenRejectedException.ofClaim("tid");
        }
    }
}
