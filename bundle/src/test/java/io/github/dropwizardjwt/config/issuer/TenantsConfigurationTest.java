package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.support.Sections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tenants} of an entry in {@code jwt.trustedIssuers}. */
class TenantsConfigurationTest {
    private static final String ENTRA = "issuer: 'https://login.example/{tenantid}/v2.0', audience: api, ";
    private static final String KEYS = "jwksUri: 'https://login.example/keys', ";

    private static TrustedIssuerConfiguration read(String entry) throws Exception {
        return Sections.read("trustedIssuers: [{" + entry + "}]")
                .getTrustedIssuers()
                .get(0);
    }

    @Test
    void standForAnIssuerEach() throws Exception {
        assertThat(read(ENTRA + KEYS + "tenants: [a, b]").issuers())
                .containsExactly("https://login.example/a/v2.0", "https://login.example/b/v2.0");
        assertThat(read(ENTRA + KEYS + "tenants: a").getTenants()).containsExactly("a");
        assertThat(read("issuer: 'https://login.example', audience: api, tenants:")
                        .issuers())
                .containsExactly("https://login.example");
        assertThat(read("issuer: 'https://login.example', audience: api").getTenants())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tenants: [a]                                                | jwksUri is missing: the issuer has a placeholder, so that it has no metadata which would name it; give the https:// URL of the keys of all tenants
            jwksUri: 'https://login.example/keys'                       | tenants is missing: the issuer has a placeholder; list the tenants whose tokens are accepted
            jwksUri: 'https://login.example/keys', tenants: []          | tenants is missing: the issuer has a placeholder; list the tenants whose tokens are accepted
            jwksUri: 'https://login.example/keys', tenants: [a, b, a]   | tenants repeats a; remove it
            jwksUri: 'https://login.example/keys', tenants: [a, 'b/c']  | tenants must be names without /, { and }, and without blanks around them
            jwksUri: 'https://login.example/keys', tenants: ['{a}']     | tenants must be names without /, { and }, and without blanks around them
            jwksUri: 'https://login.example/keys', tenants: ["a\\n"]    | tenants must be names without /, { and }, and without blanks around them
            jwksUri: 'https://login.example/keys', tenants: ['']        | tenants must be names without /, { and }, and without blanks around them
            jwksUri: 'https://login.example/keys', tenants: [null]      | tenants must be names without /, { and }, and without blanks around them
            """)
    void stopTheStart(String settings, String problem) {
        assertRejected(ENTRA + settings, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            issuer: 'https://login.example', tenants: [a]               | tenants conflicts with an issuer without placeholder; write one in place of the tenant, as in https://login.example.com/{tenant}/v2.0, or drop tenants
            issuer: 'https://login.example/{a}/{b}', tenants: [a]       | issuer must have exactly one placeholder, as in https://login.example.com/{tenant}/v2.0
            issuer: 'https://login.example/{}', tenants: [a]            | issuer must have exactly one placeholder, as in https://login.example.com/{tenant}/v2.0
            issuer: 'https://login.example/a}'                          | issuer must have exactly one placeholder, as in https://login.example.com/{tenant}/v2.0
            """)
    void fitTheIssuer(String settings, String problem) {
        assertRejected(settings + ", audience: api, jwksUri: 'https://login.example/keys'", problem);
    }

    private static void assertRejected(String entry, String problem) {
        assertThatThrownBy(() -> read(entry))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + " has an error:\n  * jwt.trustedIssuers[0]." + problem + "\n");
    }

    @Test
    void areNotTrustedTwice() {
        assertThatThrownBy(() -> Sections.read(
                        "trustedIssuers:",
                        "  - {" + ENTRA + KEYS + "tenants: [a, b]}",
                        "  - {issuer: 'https://login.example/b/v2.0', audience: api}"))
                .hasMessageContaining(
                        "jwt.trustedIssuers[1].issuer repeats an earlier entry or this service's own issuer; remove it");
    }
}
