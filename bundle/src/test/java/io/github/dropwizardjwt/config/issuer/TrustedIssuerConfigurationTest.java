package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.token.Subjects;
import io.github.dropwizardjwt.token.TrustedIssuer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerConfigurationTest {
    private static final String ALGORITHMS =
            "must be different ones of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, Ed448";

    private static JwtConfiguration read(String... entries) throws Exception {
        return Sections.read(
                "issuer: https://own.example",
                "algorithm: HS256",
                "secret: " + SECRET,
                "trustedIssuers: [" + String.join(", ", entries) + "]");
    }

    @Test
    void hasDefaultsForAllButIssuerAndAudience() throws Exception {
        TrustedIssuerConfiguration entry = read("{issuer: 'https://login.example', audience: api}")
                .getTrustedIssuers()
                .get(0);

        assertThat(entry.getIssuer()).isEqualTo("https://login.example");
        assertThat(entry.getAudience()).containsExactly("api");
        assertThat(entry.getJwksUri()).isNull();
        assertThat(entry.getAlgorithms()).containsExactly("RS256");
        assertThat(entry.getTyp()).isNull();
        assertThat(entry.getTreatAs()).isNull();
        assertThat(entry.getTypeClaim()).isNull();
        assertThat(entry.getScopeClaims()).containsExactly("/scope");
        assertThat(entry.getSubjects()).isNull();
        assertThat(entry.getSubjectClaim()).containsExactly("/sub");
        assertThat(entry.getClockSkew()).isEqualTo(Duration.seconds(30));
        assertThat(entry.getRequiredClaims()).isEmpty();
        assertThat(entry.getFetch().getRefreshInterval()).isEqualTo(Duration.minutes(5));
        assertThat(entry.getFetch().getMinRefreshInterval()).isEqualTo(Duration.seconds(10));
        assertThat(entry.getFetch().getMaxStaleness()).isEqualTo(Duration.hours(6));
        assertThat(entry.getFetch().getConnectTimeout()).isEqualTo(Duration.seconds(2));
        assertThat(entry.getFetch().getReadTimeout()).isEqualTo(Duration.seconds(5));
        assertThat(entry.getFetch().isRequiredAtStart()).isFalse();
        assertThat(entry.getFetch().isAllowInsecureHttp()).isFalse();
    }

    @Test
    void hasTheDefaultsOfTheBuilder() throws Exception {
        TrustedIssuerConfiguration entry = read("{issuer: 'https://login.example', audience: api}")
                .getTrustedIssuers()
                .get(0);
        KeySource keys = () -> KeySet.verifying();

        assertThat(entry.rules(keys))
                .usingRecursiveComparison()
                .comparingOnlyFields("policies.rules")
                .isEqualTo(TrustedIssuer.builder("https://login.example", keys)
                        .audience(List.of("api"))
                        .build());
    }

    @Test
    void readsEverySetting() throws Exception {
        TrustedIssuerConfiguration entry =
                read("{issuer: partner, audience: [a, b], jwksUri: 'https://keys.example/jwks', "
                                + "algorithms: [ES256, EdDSA], typ: at+jwt, typeClaim: use=access, "
                                + "scopeClaims: [/scp, /realm_access/roles], subjects: SHARED, subjectClaim: [/oid, /sub], requiredClaims: [azp=orders-web, email_verified], clockSkew: 45s, fetch: {refreshInterval: 10m, "
                                + "minRefreshInterval: 30s, maxStaleness: 1d, connectTimeout: 1s, readTimeout: 2s, requiredAtStart: true, allowInsecureHttp: true}}")
                        .getTrustedIssuers()
                        .get(0);

        assertThat(entry.getAudience()).containsExactly("a", "b");
        assertThat(entry.getJwksUri()).isEqualTo("https://keys.example/jwks");
        assertThat(entry.getAlgorithms()).containsExactly("ES256", "EdDSA");
        assertThat(entry.getTyp()).isEqualTo("at+jwt");
        assertThat(entry.getTypeClaim()).isEqualTo("use=access");
        assertThat(entry.getScopeClaims()).containsExactly("/scp", "/realm_access/roles");
        assertThat(entry.getSubjects()).isEqualTo(Subjects.SHARED);
        assertThat(entry.getSubjectClaim()).containsExactly("/oid", "/sub");
        assertThat(entry.getRequiredClaims()).containsExactly("azp=orders-web", "email_verified");
        assertThat(entry.getClockSkew()).isEqualTo(Duration.seconds(45));
        assertThat(entry.getFetch().getRefreshInterval()).isEqualTo(Duration.minutes(10));
        assertThat(entry.getFetch().getMinRefreshInterval()).isEqualTo(Duration.seconds(30));
        assertThat(entry.getFetch().getMaxStaleness()).isEqualTo(Duration.days(1));
        assertThat(entry.getFetch().getConnectTimeout()).isEqualTo(Duration.seconds(1));
        assertThat(entry.getFetch().getReadTimeout()).isEqualTo(Duration.seconds(2));
        assertThat(entry.getFetch().isRequiredAtStart()).isTrue();
        assertThat(entry.getFetch().isAllowInsecureHttp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            audience: api                                                     | issuer must not be blank
            issuer: ' ', audience: api                                        | issuer must not be blank
            issuer: 'https://own.example', audience: api                      | issuer repeats an earlier entry or this service's own issuer; remove it
            issuer: 'https://login.example'                                   | audience is missing; give the names by which the issuer's tokens call this service in their aud, or [] if they have no aud
            issuer: 'https://login.example', audience:                        | audience is missing; give the names by which the issuer's tokens call this service in their aud, or [] if they have no aud
            issuer: 'https://login.example', audience: ''                     | audience[0].<list element> must not be blank
            issuer: 'http://login.example', audience: api | issuer INSECURE
            issuer: login, audience: api | issuer is not a URLDISCOVERY
            issuer: 'a login service', audience: api | issuer is not a URLDISCOVERY
            issuer: 'keycloak:8080/realms/shop', audience: api | issuer is not an https:// URLDISCOVERY
            issuer: 'urn:login', audience: api | issuer is not an https:// URLDISCOVERY
            issuer: 'http://login_service:8080', audience: api | issuer is a URL whose host has characters that host names do not have, such as _DISCOVERY
            issuer: 'https://login.example?tenant=7', audience: api | issuer is a URL with a query (?)DISCOVERY
            issuer: 'https://login.example#7', audience: api | issuer is a URL with a fragment (#)DISCOVERY
            issuer: 'https://user@login.example', audience: api | issuer is a URL with a user (@)DISCOVERY
            issuer: 'https:///login', audience: api | issuer is a URL without a hostDISCOVERY
            issuer: login, audience: api, jwksUri: 'http://login.example/jwks' | jwksUri INSECURE
            issuer: login, audience: api, jwksUri: 'ftp://login.example/jwks' | jwksUri is not an https:// URLKEYS
            issuer: login, audience: api, jwksUri: 'keycloak:8080/jwks' | jwksUri is not an https:// URLKEYS
            issuer: login, audience: api, jwksUri: 'https:/jwks' | jwksUri is a URL without a hostKEYS
            issuer: login, audience: api, jwksUri: 'https://me@login.example/jwks' | jwksUri is a URL with a user (@)KEYS
            issuer: login, audience: api, jwksUri: 'https://login.example/jwks#1' | jwksUri is a URL with a fragment (#)KEYS
            issuer: login, audience: api, jwksUri: 'http://login.example/jwks', fetch: {allowInsecureHttp: false} | jwksUri INSECURE
            issuer: login, audience: api, jwksUri: '/jwks', fetch: {allowInsecureHttp: true} | jwksUri is not a URLKEYS
            issuer: 'http://login.example', audience: api, fetch: {allowInsecureHttp: true, maxStaleness: } | fetch.maxStaleness must not be null
            issuer: login, audience: api, jwksUri: '/jwks' | jwksUri is not a URLKEYS
            issuer: login, audience: api, jwksUri: 'https://a b' | jwksUri is not a URLKEYS
            issuer: 'https://login.example', audience: api, algorithms: []    | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms:       | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms: HS256 | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms: [RS256, HS256] | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms: [RS256, none]  | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms: [RS256, RS256] | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, algorithms: rs256 | algorithms ALGORITHMS
            issuer: 'https://login.example', audience: api, typ: id+jwt       | typ is unknown; choose at+jwt, JWT, JOSE or JWS, or drop it
            issuer: 'https://login.example', audience: api, treatAs: refresh  | treatAs is unknown; write auth, or drop it
            issuer: 'https://login.example', audience: api, treatAs: auth, typeClaim: a=b | treatAs conflicts with typeClaim; set only one
            issuer: 'https://login.example', audience: api, typeClaim: access | typeClaim must be a name and a value, as in token_use=access
            issuer: 'https://login.example', audience: api, typeClaim: 'use=' | typeClaim must be a name and a value, as in token_use=access
            issuer: 'https://login.example', audience: api, typeClaim: '=use' | typeClaim must be a name and a value, as in token_use=access
            issuer: 'https://login.example', audience: api, scopeClaims: roles | scopeClaims must be JSON Pointers (RFC 6901), as in /scope or /realm_access/roles
            issuer: 'https://login.example', audience: api, subjects: OURS    | subjects is unknown; choose one of SEPARATE, SHARED
            issuer: 'https://login.example', audience: api, subjects:         | subjects is missing; choose one of SEPARATE, SHARED
            issuer: 'https://login.example', audience: api, subjectClaim: name | subjectClaim must be a JSON Pointer (RFC 6901) or a list of them, as in /sub or [/sub, /client_id]
            issuer: 'https://login.example', audience: api, subjectClaim: [/sub, /a~2] | subjectClaim must be a JSON Pointer (RFC 6901) or a list of them, as in /sub or [/sub, /client_id]
            issuer: 'https://login.example', audience: api, subjectClaim: []  | subjectClaim must be a JSON Pointer (RFC 6901) or a list of them, as in /sub or [/sub, /client_id]
            issuer: 'https://login.example', audience: api, subjectClaim:     | subjectClaim must be a JSON Pointer (RFC 6901) or a list of them, as in /sub or [/sub, /client_id]
            issuer: 'https://login.example', audience: [], requiredClaims: 'azp={client}' | requiredClaims[0] "azp={client}" has a path parameter, which no request gives a value here; write the value itself
            issuer: 'https://login.example', audience: [], requiredClaims: [azp=a, 'azp =a'] | requiredClaims[1] "azp =a" is malformed: write name or name=value, without blanks around the name
            issuer: 'https://login.example', audience: [], requiredClaims: ['azp='] | requiredClaims[0] "azp=" is malformed: the value is not valid JSON; text that begins like JSON goes in double quotes
            issuer: 'https://login.example', audience: [], requiredClaims: [''] | requiredClaims[0] "" is malformed: write name or name=value, without blanks around the name
            issuer: 'https://login.example', audience: [], requiredClaims:  | requiredClaims must not be null
            issuer: 'https://login.example', audience: api, clockSkew: 11m    | clockSkew must be less than or equal to 10 MINUTES
            issuer: 'https://login.example', audience: api, clockSkew:        | clockSkew must not be null
            issuer: 'https://login.example', audience: api, fetch:            | fetch must not be null
            issuer: 'https://login.example', audience: api, fetch: {maxStaleness: } | fetch.maxStaleness must not be null
            issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 8d} | fetch.maxStaleness must be less than or equal to 7 DAYS
            issuer: 'https://login.example', audience: api, fetch: {readTimeout: 1m} | fetch.readTimeout must be less than or equal to 30 SECONDS
            issuer: 'https://login.example', audience: api, fetch: {minRefreshInterval: 1ms} | fetch.minRefreshInterval must be greater than or equal to 100 MILLISECONDS
            issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 0s} | fetch.maxStaleness must be greater than or equal to 1 SECONDS
            issuer: 'https://login.example', audience: api, fetch: {refreshInterval: 5s} | fetch.refreshInterval is 5s, shorter than minRefreshInterval, 10s; raise it, or lower minRefreshInterval
            issuer: 'https://login.example', audience: api, fetch: {minRefreshInterval: 10m} | fetch.refreshInterval is 300s, shorter than minRefreshInterval, 600s; raise it, or lower minRefreshInterval
            issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 5s} | fetch.maxStaleness is 5s, too short: keys are fetched anew after four fifths of it, but not within minRefreshInterval, 10s; raise it to 12500ms at least, or lower minRefreshInterval
            issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 30s, readTimeout: 6s} | fetch.maxStaleness is 30s, too short: the last fifth of it must be enough for a fetch, which may take 28s; raise it to 140s at least, or lower connectTimeout and readTimeout
            """)
    void stopsTheStart(String entry, String problem) {
        assertThatThrownBy(() -> read("{" + entry + "}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(Sections.FILE + " has an error:\n  * jwt.trustedIssuers[0]." + filled(problem) + "\n");
    }

    private static String filled(String problem) {
        return problem.replace("ALGORITHMS", ALGORITHMS)
                .replace(
                        "INSECURE",
                        "is an http URL of another machine; use https, or set fetch.allowInsecureHttp: true, which lets "
                                + "anybody on the network in between replace the keys and sign in as anybody")
                .replace(
                        "DISCOVERY",
                        ", so its keys cannot be discovered; set jwksUri to the https:// URL of its JWK Set")
                .replace("KEYS", "; give the https:// URL of the issuer's JWK Set");
    }

    @Test
    void trustsNobodyTwice() {
        String entry = "{issuer: 'https://login.example', audience: api}";
        assertThatThrownBy(() -> read(entry, entry))
                .hasMessageContaining("jwt.trustedIssuers[1].issuer repeats an earlier entry or this service's own ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trustedIssuers:", "trustedIssuers: []"})
    void mayTrustNobody(String line) throws Exception {
        JwtConfiguration jwt = Sections.read("issuer: own", "algorithm: HS256", "secret: " + SECRET, line);
        assertThat(jwt.getTrustedIssuers()).isEqualTo(List.of());
    }

    @Test
    void namesAGapInTheList() {
        assertThatThrownBy(() -> read("null")).hasMessageContaining("jwt.trustedIssuers[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer: 'https://login.example', audience: []",
                "issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 2m}",
                "issuer: 'https://login.example', audience: api, fetch: {maxStaleness: 10m, refreshInterval: 1h}",
                "issuer: 'http://localhost:8080', audience: api",
                "issuer: 'http://keycloak:8080/realms/shop', audience: api, fetch: {allowInsecureHttp: true}",
                "issuer: login, audience: api, jwksUri: 'http://10.0.0.1/jwks', fetch: {allowInsecureHttp: true}",
                "issuer: 'https://login.example', audience: api, fetch: {allowInsecureHttp: true}",
                "issuer: 'https://login.example/', audience: api, treatAs: auth",
                "issuer: any name, audience: api, jwksUri: 'http://127.0.0.1:80/jwks'",
                "issuer: 'https://login.example', audience: api, scopeClaims: []",
                "issuer: 'https://login.example', audience: api, subjects: shared, subjectClaim: /oid",
                "issuer: 'https://login.example', audience: api, typeClaim: a=b=c",
                "issuer: 'https://login.example', audience: api, typ: JOSE",
                "issuer: 'https://login.example', audience: api, typ: jws",
                "issuer: 'https://login.example', audience: [], requiredClaims: []",
                "issuer: 'https://login.example', audience: [], requiredClaims: 'roles=[\"a\",\"b\"]'"
            })
    void takes(String entry) {
        assertThatCode(() -> read("{" + entry + "}")).doesNotThrowAnyException();
    }
}
