package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity provider with an issuer for each tenant, and the same keys for all. */
class TenantsTest {
    private static final String TEMPLATE = "https://login.example/{tenantid}/v2.0";
    private static final String ACME = "https://login.example/acme/v2.0";
    private static final String UMBRELLA = "https://login.example/umbrella/v2.0";
    private static final SigningKey KEY = TestKeys.signing(Algorithm.RS256, "k");
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k\"}";

    private final TokenManager tokens = manager(KEY.verificationKey());

    private static TokenManager manager(VerificationKey key) {
        return manager(TEMPLATE, KeySet.verifying(key), "acme", "umbrella");
    }

    private static TokenManager manager(String template, KeySource keys, String... tenants) {
        return TokenManager.resourceServer()
                .clock(new SettableClock(Sample.NOW))
                .trust(trusted(template, keys).tenants(List.of(tenants)).build())
                .build();
    }

    private static TrustedIssuerBuilder trusted(String template, KeySource keys) {
        return TrustedIssuer.builder(template, keys).audience(List.of());
    }

    private static String token(String issuer, String... further) {
        Members claims = Members.claims().with("iss", "\"" + issuer + "\"");
        for (int i = 0; i < further.length; i += 2) {
            claims = claims.with(further[i], further[i + 1]);
        }
        return Forge.rsa("SHA256withRSA", HEADER, claims.json());
    }

    private static VerificationKey keyFor(String... issuers) {
        return KEY.verificationKey().withIssuers(Set.of(issuers));
    }

    @Test
    void acceptsTheTokensOfEachTenantUnderItsOwnName() {
        assertThat(tokens.verify(token(ACME)).issuer()).isEqualTo(ACME);
        assertThat(tokens.verify(token(UMBRELLA)).issuer()).isEqualTo(UMBRELLA);
        assertThat(tokens.verify(token(ACME))).isSameAs(tokens.verify(token(ACME)));
    }

    /** No pattern: only names that were made of the template count. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/other/v2.0",
                "https://login.example/ACME/v2.0",
                "https://login.example/acme/v2.0/",
                "https://login.example//v2.0",
                "https://login.example/acme/umbrella/v2.0",
                "https://login.example/{tenantid}/v2.0",
                "https://login.example/%61cme/v2.0",
                "https://login.example/acme/../acme/v2.0",
                "https://loginxexample/acme/v2.0"
            })
    void rejectsTheTokensOfAllOthers(String issuer) {
        assertThat(Sample.rejection(tokens, token(issuer))).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void noneOfSeveralHasTheSubjectsOfTheService() {
        assertThat(tokens.verify(token(ACME)).hasOwnSubject()).isFalse();
        KeySet keys = KeySet.verifying(KEY.verificationKey());
        assertThat(manager(TEMPLATE, keys, "acme").verify(token(ACME)).hasOwnSubject())
                .isTrue();
        TokenManager shared = TokenManager.resourceServer()
                .clock(new SettableClock(Sample.NOW))
                .trust(trusted(TEMPLATE, keys)
                        .tenants(List.of("acme", "umbrella"))
                        .subjects(Subjects.SHARED)
                        .build())
                .build();
        assertThat(shared.verify(token(ACME)).hasOwnSubject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "{tenantid}, '\"acme\"', ",
        "{tenantid}, '\"umbrella\"', INVALID_CLAIMS",
        "{tenantid}, '\"ACME\"', INVALID_CLAIMS",
        "{tenantid}, 'null', INVALID_CLAIMS",
        "{tenantid}, '[\"acme\"]', INVALID_CLAIMS",
        "{tenant}, '\"umbrella\"', "
    })
    void theTenantOfEntraIsThatOfItsIssuer(String placeholder, String tid, Reason rejection) {
        TokenManager verifier = manager(
                TEMPLATE.replace("{tenantid}", placeholder),
                KeySet.verifying(KEY.verificationKey()),
                "acme",
                "umbrella");

        assertThat(Sample.rejection(verifier, token(ACME, "tid", tid))).isEqualTo(rejection);
        assertThat(Sample.rejection(verifier, token(ACME))).isNull();
    }

    @Test
    void aKeyOfOneIssuerVerifiesNoTokenOfAnother() {
        TokenManager verifier = manager(keyFor(UMBRELLA));

        assertThat(Sample.rejection(verifier, token(UMBRELLA))).isNull();
        assertThat(Sample.rejection(verifier, token(ACME))).isNotNull();
        assertThat(Sample.rejection(verifier, token(ACME).replace(HEADER, "{\"alg\":\"RS256\"}")))
                .isNotNull();
    }

    @Test
    void aKeyOfAllTenantsVerifiesTheTokensOfEach() {
        for (VerificationKey key : List.of(
                keyFor(TEMPLATE),
                keyFor("https://login.example/{tenant}/v2.0"),
                keyFor(ACME, UMBRELLA),
                keyFor("https://other.example", TEMPLATE))) {
            assertThat(Sample.rejection(manager(key), token(ACME))).isNull();
            assertThat(Sample.rejection(manager(key), token(UMBRELLA))).isNull();
        }
        for (String other : List.of("", "{tenantid}", "https://other.example/{tenantid}/v2.0", "{a}{b}")) {
            assertThat(Sample.rejection(manager(keyFor(other)), token(ACME))).isNotNull();
        }
    }

    /** Keys are compared by their issuers, too, so that a change of these takes effect at once. */
    @Test
    void aTokenIsInvalidOnceItsKeyIsForOtherIssuers() {
        KeySet[] keys = {KeySet.verifying(keyFor(TEMPLATE))};
        TokenManager verifier = manager(TEMPLATE, () -> keys[0], "acme", "umbrella");
        String token = token(ACME);
        assertThat(Sample.rejection(verifier, token)).isNull();

        keys[0] = KeySet.verifying(keyFor(UMBRELLA)).reusing(keys[0]);

        assertThat(Sample.rejection(verifier, token)).isNotNull();
    }

    @Test
    void nothingIsFetchedForAKeyOfAnotherTenant() {
        AtomicInteger fetches = new AtomicInteger();
        KeySet keys = KeySet.verifying(keyFor(UMBRELLA));
        TokenManager verifier = manager(
                TEMPLATE,
                new KeySource() {
                    @Override
                    public KeySet current() {
                        return keys;
                    }

                    @Override
                    public KeySet refreshFor(String id, Algorithm algorithm) {
                        fetches.incrementAndGet();
                        return keys;
                    }
                },
                "acme",
                "umbrella");

        assertThat(Sample.rejection(verifier, token(ACME))).isNotNull();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void anIssuerIsTrustedOnceOnly() {
        KeySet keys = KeySet.verifying(KEY.verificationKey());
        TokenManagerBuilder builder = TokenManager.resourceServer()
                .trust(
                        trusted(TEMPLATE, keys).tenants(List.of("acme")).build(),
                        trusted(ACME, keys).build());

        assertThatThrownBy(builder::build).hasMessageContaining("The issuer " + ACME + " is given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "{a}", "a}", " a", "a\n", "a\u0000b"})
    void aTenantIsAName(String name) {
        TrustedIssuerBuilder builder = trusted(TEMPLATE, KeySet.none());

        assertThatThrownBy(() -> builder.tenants(List.of(name))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.tenants(List.of("a", "a"))).hasMessage("repeats a; remove it");
        assertThatThrownBy(() -> builder.tenants(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example", "{}", "a{b", "a}b", "}a{", "{a}{b}", "{{a}}", "{a}b}"})
    void aTemplateHasOnePlaceholder(String issuer) {
        TrustedIssuerBuilder builder = trusted(issuer, KeySet.none());

        assertThatThrownBy(() -> builder.tenants(List.of("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTemplateHasTenants() {
        assertThatThrownBy(trusted(TEMPLATE, KeySet.none())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The issuer " + TEMPLATE + " has a placeholder; set the tenants that it stands for");
    }
}
