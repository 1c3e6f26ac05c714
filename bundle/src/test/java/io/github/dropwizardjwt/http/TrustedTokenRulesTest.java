package io.github.dropwizardjwt.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as issuers really issue them: with harmless headers, without {@code aud}, by another clock. */
class TrustedTokenRulesTest {
    private static final String LOGIN = "https://login.example";
    private static final long NOW = Members.NOW.getEpochSecond();

    private static ScriptedIssuer keys;
    /** Publishes the attacker's key, and nobody may ask it. */
    private static ScriptedIssuer attacker;

    private static TestServer server;

    @Path("/")
    public static class Resources {
        @GET
        @RequireToken
        public String get(@Auth Token token) {
            return token.subject();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        keys = ScriptedIssuer.serving(Idp.set(Idp.FIRST));
        attacker = ScriptedIssuer.serving(Jwks.set(evilKey()));
        server = TestServer.start(
                Sections.read(
                        "issuer: sample-issuer",
                        "algorithm: HS256",
                        "secret: " + TestKeys.SECRET,
                        "trustedIssuers:",
                        "- {issuer: '" + LOGIN + "', audience: [], jwksUri: '" + keys.jwksUri() + "', treatAs: auth, "
                                + "subjectClaim: [/sub, /client_id], "
                                + "requiredClaims: [azp=orders-web, 'groups=[\"staff\",\"sales\"]', verified], "
                                + "fetch: {refreshInterval: 1d}}"),
                new JwtBundle<>(Host::getJwt).withClock(new SettableClock(Members.NOW)),
                environment -> environment.jersey().register(new Resources()));
    }

    @AfterAll
    static void stop() {
        server.close();
        attacker.close();
        keys.close();
    }

    private static String evilKey() {
        return Jwks.jwk(TestKeys.publicKey("rsa-2048-other"), "\"kid\":\"evil\"", "\"alg\":\"RS256\"");
    }

    private static Members header() {
        return Members.header().with("alg", "\"RS256\"").with("kid", "\"first\"");
    }

    private static Members claims() {
        return Members.claims()
                .with("iss", "\"" + LOGIN + "\"")
                .with("azp", "\"orders-web\"")
                .with("groups", "[\"sales\",\"staff\",\"all\"]")
                .with("verified", "true")
                .without("type");
    }

    private static String signed(Members header, Members claims) {
        return Forge.rsa("SHA256withRSA", header.json(), claims.json());
    }

    private static int status(String token) {
        return server.get("/", token).statusCode();
    }

    /** Where a key could be looked for, as members of a header. */
    static Stream<String> keyHints() {
        String url = "\"" + attacker.jwksUri() + "\"";
        return Stream.of("\"jku\":" + url, "\"x5u\":" + url, "\"x5c\":[\"MIIB\"]", "\"jku\":null,\"x5u\":7");
    }

    @ParameterizedTest
    @MethodSource("keyHints")
    void neverLooksForAKeyWhereATokenSays(String hint) {
        String members = "1," + hint;

        assertThat(status(signed(header().with("x", members), claims()))).isEqualTo(200);
        assertThat(status(Forge.hs256(
                        Members.header().with("x", members).json(),
                        Members.claims().json())))
                .isEqualTo(401);
        assertThat(attacker.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil", "first"})
    void rejectsATokenWhoseKeyStandsWhereItSays(String keyId) {
        String url = "\"" + attacker.jwksUri() + "\"";
        for (String hint :
                new String[] {"\"jku\":" + url, "\"x5u\":" + url, "\"x5c\":[\"MIIB\"]", "\"jwk\":" + evilKey()}) {
            String input = Forge.base64(Forge.utf8(header().with("kid", "\"" + keyId + "\"")
                            .with("x", "1," + hint)
                            .json()))
                    + "." + Forge.base64(Forge.utf8(claims().json()));
            byte[] forged = Forge.sign("SHA256withRSA", TestKeys.privateKey("rsa-2048-other"), input);

            assertThat(status(input + "." + Forge.base64(forged))).as(hint).isEqualTo(401);
        }
        assertThat(attacker.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOSE", "jws", "application/jose"})
    void takesATypThatSaysNothingFromTheTrustedIssuer(String typ) {
        assertThat(status(signed(header().with("typ", "\"" + typ + "\""), claims())))
                .isEqualTo(200);
        assertThat(status(Forge.hs256(
                        Members.header().with("typ", "\"" + typ + "\"").json(),
                        Members.claims().json())))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            azp      | null             | azp
            azp      | "orders-web2"    | azp
            azp      | ["other"]        | azp
            azp      | 1                | azp
            groups   | ["staff"]        | groups
            groups   | "staff"          | groups
            verified | "true"           | verified
            verified | false            | verified
            azp      | ["orders-web"]   |
            """)
    void holdsTheClaimsThatAreRequired(String name, String value, String atFault) {
        try (Logs logs = new Logs()) {
            String token = signed(header(), claims().with(name, value));
            assertThat(status(token)).isEqualTo(atFault == null ? 200 : 401);
            assertThat(status(token)).isEqualTo(atFault == null ? 200 : 401);
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith("DEBUG Rejected: INVALID_CLAIMS (" + atFault + "), kid first, "
                            + "issuer " + LOGIN + ", GET / "))
                    .hasSize(atFault == null ? 0 : 2);
        }
        assertThat(status(signed(header(), claims().without(name)))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"iat,30,200", "iat,31,401", "nbf,30,200", "nbf,31,401", "exp,-29,200", "exp,-30,401"})
    void toleratesThirtySecondsOfClockSkew(String claim, int offset, int status) {
        Members claims = claims().with("iat", String.valueOf(NOW - 60)).with(claim, String.valueOf(NOW + offset));
        assertThat(status(signed(header(), claims))).isEqualTo(status);
    }

    @Test
    void anEmptyAudIsNone() {
        assertThat(status(signed(header(), claims().with("aud", "[]")))).isEqualTo(200);
        assertThat(status(signed(header(), claims().with("aud", "\"other\"")))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "client_id":"batch"             | batch
            "sub":null,"client_id":"batch"  | batch
            "sub":"","client_id":"batch"    | batch
            "sub":7,"client_id":"batch"     |
            "sub":"","x":"y"                |
            """)
    void takesTheNextClaimWhereTheSubjectIsMissing(String subject, String expected) {
        String token = signed(header(), claims().without("sub").with("x2", "1," + subject));

        assertThat(status(token)).isEqualTo(expected == null ? 401 : 200);
        if (expected != null) {
            assertThat(server.get("/", token).body()).isEqualTo(expected);
        }
    }
}
