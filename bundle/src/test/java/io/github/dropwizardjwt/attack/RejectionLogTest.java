package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rejection is one line in the log, with names that the service has chosen, whatever the token contains. */
class RejectionLogTest {
    private static final String ROUTE = "GET /required (Routes#required)";
    /** A line break, a forged line, and the escape sequence that clears a terminal, as JSON. */
    private static final String POISON = "evil\\r\\nERROR forged \\u001b[2J\\u2028\\u0000 ${jndi:ldap://evil} {} %n";

    @AutoClose
    private static Services services;

    @BeforeAll
    static void start() {
        services = new Services();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "jti", "type", "sid", "exp", "iat", "nbf", "scope", "cnf", "evil"})
    void showsNoTextOfAClaim(String name) {
        for (Signer signer : services.signers()) {
            for (String value : List.of(quoted(POISON), "[" + quoted(POISON) + "]", "{" + quoted(POISON) + ":1}")) {
                assertIsClean(
                        signer, signer.token(signer.header(), signer.claims().with(name, value)));
                assertIsClean(
                        signer, signer.token(signer.header(), signer.claims().with(name, value)) + "x");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kid", "alg", "typ", "crit", "jku", "evil"})
    void showsNoTextOfTheHeader(String name) {
        for (Signer signer : services.signers()) {
            assertIsClean(signer, signer.token(signer.header().with(name, quoted(POISON)), signer.claims()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil", "%22evil%20GET", "evil;evil=evil", "%E2%80%A8evil", "%7Buser%7D"})
    void showsNoTextOfThePath(String segment) {
        for (Service service : services.all()) {
            List<String> lines =
                    logged(service, "/users/" + segment, service.own().token());

            assertThat(lines)
                    .containsExactly("DEBUG Rejected: SUBJECT_MISMATCH, kid own-now, issuer " + service
                            + ", GET /users/{user} (Routes#user)");
        }
    }

    static Stream<List<String>> claimsAtFault() {
        return Stream.of(
                List.of("exp", "null"),
                List.of("iat", "-1"),
                List.of("nbf", "[]"),
                List.of("nbf", "1e300"),
                List.of("sub", "\"\""),
                List.of("sub", "\"a\\nb\""),
                List.of("aud", "[1]"),
                List.of("jti", "7"),
                List.of("type", quoted("evil")));
    }

    @ParameterizedTest
    @MethodSource("claimsAtFault")
    void namesTheClaimAtFault(List<String> claim) {
        Signer own = services.sessions.own();
        String token = own.token(own.header(), own.claims().with(claim.get(0), claim.get(1)));

        assertThat(logged(services.sessions, "/required", token))
                .containsExactly("DEBUG Rejected: INVALID_CLAIMS (" + claim.get(0) + "), kid own-now, issuer sessions, "
                        + ROUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "calg", "enc", "cty", "jwk", "jku", "x5u", "x5c", "typ"})
    void namesTheHeaderParameterAtFault(String name) {
        Signer own = services.sessions.own();
        String token = own.token(own.header().with(name, quoted(POISON)), own.claims());

        assertThat(logged(services.sessions, "/required", token))
                .containsExactly("DEBUG Rejected: UNSUPPORTED_HEADER (" + name + "), kid unknown, issuer "
                        + (List.of("jku", "x5u", "x5c").contains(name) ? "sessions" : "unknown") + ", " + ROUTE);
    }

    private static void assertIsClean(Signer signer, String token) {
        for (String line : logged(signer.service(), "/required", token)) {
            assertThat(line)
                    .matches("DEBUG Rejected: [A-Z_]+( \\([a-z0-9]{3,4}\\))?, kid (unknown|own-now|own-old|same-id), "
                            + "issuer (unknown|" + issuers() + "), " + Pattern.quote(ROUTE));
            assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain("evil", "forged");
        }
    }

    private static String issuers() {
        return "sessions|stateless|" + services.first.url() + "|" + services.second.url();
    }

    private static List<String> logged(Service service, String path, String token) {
        try (Logs logs = Logs.ofEverything();
                Wire wire = new Wire(service.port())) {
            wire.send(Attack.bearer("log", service, path, token, Answer.INVALID_TOKEN));
            return logs.drain().stream().map(String::strip).toList();
        }
    }
}
